/* On paper: the drawing as it is seen, by day, and every row of what is shown. */

/** Turns the page for printing and back; between the two the drawing keeps the size it has. */
export function openPrinting(page) {
  const { drawing, table, dark } = page;
  addEventListener("beforeprint", () => {
    page.isPrinting = true;
    drawing.setDark(false);
    table.print(true);
  });
  addEventListener("afterprint", () => {
    page.isPrinting = false;
    drawing.setDark(dark.matches);
    table.print(false);
  });
}
