/** What the shell says to the host in its utility process. Only these two processes hold the port's ends. */
export type ToHost =
  /** `port`: the one to listen on if it is free, so that windows find a restarted host where it was. */
  | { readonly kind: 'start'; readonly dataFolder: string | null; readonly port: number | null }
  /** Finish what was begun, take nothing new, close the store, end. */
  | { readonly kind: 'drain' };

/** What the host says to the shell. */
export type FromHost =
  | { readonly kind: 'ready'; readonly port: number; readonly ticket: string }
  /** The host cannot run and will not when started again; `message` says in Chinese what to do. */
  | { readonly kind: 'refused'; readonly message: string };

/** Where the shell changes its ticket for the cookie: POST with the JSON body `TicketOffer`. */
export const ENTER_PATH = '/enter';
export type TicketOffer = { readonly ticket: string };
