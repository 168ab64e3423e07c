/** Hands the reader a file, as a click on a link would. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the address up by the next turn; kept longer, the content would stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
