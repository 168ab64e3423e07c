/** Which languages does Second Source speak? Those with a catalogue in `_locales`, in their own names. */
export const languages = {
  ar: "العربية",
  de: "Deutsch",
  en: "English",
  es: "Español",
  fr: "Français",
} as const;
export type LanguageCode = keyof typeof languages;

/** The first of the wanted languages that is spoken: "de-AT" is served in German. English where none is. */
export function spokenLanguage(wanted: readonly string[]): LanguageCode {
  const codes = wanted.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return codes.find((code): code is LanguageCode => Object.hasOwn(languages, code)) ?? "en";
}
