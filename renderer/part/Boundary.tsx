import { Component } from 'react';
import type { ReactNode } from 'react';

type BoundaryProps = {
  readonly children: ReactNode;
  readonly renderError: (error: Error) => ReactNode;
  /** Hears of each failure once it is on the screen. */
  readonly onError?: (error: Error) => void;
  /** Called before children that have failed leave the screen: what they showed last still stands there. */
  readonly onLeave?: () => void;
  /** When this changes after a failure, the children are tried again. */
  readonly retry?: unknown;
};
type BoundaryState = { readonly error: Error | null; readonly retry: unknown };

/** Keeps a failure of its children to itself and shows a fallback. React offers this to classes only. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, retry: this.props.retry };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.retry === state.retry ? null : { error: null, retry: props.retry };
  }

  override getSnapshotBeforeUpdate(_: BoundaryProps, before: BoundaryState): null {
    if (this.state.error !== null && before.error === null) this.props.onLeave?.();
    return null;
  }

  // React asks for it beside the method above.
  override componentDidUpdate(): void {}

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error instanceof Error ? error : new Error(String(error)));
  }

  override render(): ReactNode {
    return this.state.error ? this.props.renderError(this.state.error) : this.props.children;
  }
}
