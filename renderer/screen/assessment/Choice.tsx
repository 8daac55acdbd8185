type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly values: readonly { readonly value: Value; readonly words: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** One of a few, side by side. */
export function Choice<Value extends string>({ label, values, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className="assess-choice">
      <legend>{label}</legend>
      {values.map(({ value, words }) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
