import type { WallTone } from '../../shared/contract/wallControl.ts';

/** One note: when it begins and how long it sounds, in seconds; its pitch in hertz; its share of the tone's volume. */
type Note = { readonly at: number; readonly lasts: number; readonly pitch: number; readonly share: number };

/**
 * The tones, made by code so that nothing is loaded. The alarm: two falling calls that carry through a hall and are taken
 * for nothing else; the chime: two soft rising notes, heard by those who listen.
 */
const TONES: Readonly<Record<WallTone, { readonly wave: OscillatorType; readonly notes: readonly Note[] }>> = {
  hazard: {
    wave: 'triangle',
    notes: [0, 0.7].flatMap((at) => [
      { at, lasts: 0.28, pitch: 988, share: 1 },
      { at: at + 0.28, lasts: 0.34, pitch: 740, share: 1 },
    ]),
  },
  soon: {
    wave: 'sine',
    notes: [
      { at: 0, lasts: 0.22, pitch: 784, share: 0.5 },
      { at: 0.2, lasts: 0.5, pitch: 1047, share: 0.5 },
    ],
  },
};

/** A note that begins or ends at once clicks. */
const RISE_S = 0.012;

/** Puts a tone into the time line of an audio context, from now on. `volume`: 0 to 1. */
export function scheduleTone(context: BaseAudioContext, tone: WallTone, volume: number): void {
  const { wave, notes } = TONES[tone];
  for (const { at, lasts, pitch, share } of notes) {
    const from = context.currentTime + at;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume * share, from + RISE_S);
    gain.gain.setValueAtTime(volume * share, from + lasts * 0.6);
    gain.gain.linearRampToValueAtTime(0, from + lasts);
    const voice = context.createOscillator();
    voice.type = wave;
    voice.frequency.value = pitch;
    voice.connect(gain).connect(context.destination);
    voice.start(from);
    voice.stop(from + lasts);
  }
}
