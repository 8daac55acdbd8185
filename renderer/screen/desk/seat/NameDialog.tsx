import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../hook/useText.ts';
import { isComposing } from '../keyboard/shortcut.ts';

export type NameDialogProps = {
  readonly title: string;
  /** What the name is for. */
  readonly text: string;
  /** What the button says that ends it well. */
  readonly done: string;
  readonly name: {
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly most: number;
    readonly onChange: (name: string) => void;
  };
  /** Whether all is given that is asked for, apart from the name. */
  readonly isWhole?: boolean;
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
  /** What is asked for before the name. */
  readonly children?: ReactNode;
};

/** A small dialog that asks for a name: its field has the focus at once, and Enter in it is enough. */
export function NameDialog({ title, text, done, name, isWhole = true, onDone, onClose, children }: NameDialogProps) {
  const t = useText();
  const id = useId();
  const field = useRef<InputRef>(null);
  const given = name.value.trim();
  const canEnd = isWhole && given !== '';

  function end(): void {
    if (canEnd) onDone(given);
  }

  return (
    <Modal
      open
      title={title}
      okText={done}
      cancelText={t('desk.form.cancel')}
      okButtonProps={{ disabled: !canEnd }}
      onOk={end}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open) field.current?.focus();
      }}
      mask={{ blur: false }}
      width={480}
    >
      <div className="desk-fields desk-dialog">
        <p>{text}</p>
        {children}
        <div className="desk-field">
          <label htmlFor={id}>{name.label}</label>
          <Input
            ref={field}
            id={id}
            value={name.value}
            maxLength={name.most}
            placeholder={name.hint}
            onChange={({ target }) => name.onChange(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event.nativeEvent)) end();
            }}
          />
        </div>
      </div>
    </Modal>
  );
}
