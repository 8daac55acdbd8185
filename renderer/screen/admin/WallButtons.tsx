import type { ReactNode } from 'react';

/** A named line of buttons. */
export function WallButtons({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="wall-desk-group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <div className="wall-desk-buttons">{children}</div>
    </fieldset>
  );
}

type WallButtonProps = {
  /** Of several one is chosen; left out: it only does something. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

export function WallButton({ isOn, onPress, children }: WallButtonProps) {
  return (
    <button
      type="button"
      className={`desk-button${isOn === true ? ' open' : ''}`}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

type WallFormProps = {
  /** Names the form, and its first field by `fieldId`. */
  readonly label: string;
  readonly fieldId: string;
  /** Why it could not be done, in words. */
  readonly problem: string | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A named line whose first field is typed into; what is wrong with it stands under it as `FIELDID-problem`. */
export function WallForm({ label, fieldId, problem, onSubmit, children }: WallFormProps) {
  return (
    <form
      className="wall-desk-group"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label htmlFor={fieldId}>{label}</label>
      <div className="wall-desk-buttons">{children}</div>
      {problem === null ? null : (
        <p id={`${fieldId}-problem`} className="desk-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
