import { useText } from '../../../hook/useText.ts';
import { WholeDates } from '../../../part/WholeDates.tsx';
import { formEffects } from './formEffect.ts';
import { formFacts } from './formFacts.ts';
import type { FormScene } from './formScene.ts';

/** What stands, over the fields of a form. */
export function FormFacts({ scene }: { readonly scene: FormScene }) {
  const t = useText();
  const facts = formFacts(scene);
  if (facts.length === 0) return null;
  return (
    <dl className="desk-know">
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the command will do, under the fields of a form. */
export function FormEffects({ scene }: { readonly scene: FormScene }) {
  const t = useText();
  const effects = formEffects(scene);
  if (effects.length === 0) return null;
  return (
    <p className="desk-preview">
      <b>{t('desk.effect.title')}</b>
      <WholeDates text={effects.join('')} />
    </p>
  );
}
