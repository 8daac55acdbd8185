import { useText } from '../../hook/useText.ts';

type FaultProps = {
  readonly what: 'table' | 'trend' | 'explain';
  readonly error: Error;
  readonly onRetry: () => void;
};

/** What did not come, why, and what to do. */
export function Fault({ what, error, onRetry }: FaultProps) {
  const t = useText();
  return (
    <div className="assess-fault" role="alert">
      <h3>{t('assess.fault', { what: t(`assess.fault.${what}`) })}</h3>
      <p>{t('assess.fault.text', { reason: error.message })}</p>
      <button type="button" className="desk-button" onClick={onRetry}>
        {t('assess.fault.retry')}
      </button>
    </div>
  );
}
