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
