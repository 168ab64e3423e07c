// Draws icon.svg into the PNG sizes that browsers ask for. Needs Chromium on the PATH; run after changing the SVG.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const svg = readFileSync(join(here, "icon.svg")).toString("base64");
const folder = mkdtempSync(join(tmpdir(), "icon-"));

// A canvas keeps exact sizes and transparency; a screenshot of a small window does not.
const page = join(folder, "icon.html");
writeFileSync(
  page,
  `<script>
    const image = new Image();
    image.onload = () => {
      const drawn = [16, 32, 48, 96, 128].map((size) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
        canvas.getContext("2d").drawImage(image, 0, 0, size, size);
        return size + "=" + canvas.toDataURL("image/png").split(",")[1];
      });
      document.body.textContent = "[" + drawn.join(" ") + "]";
    };
    image.src = "data:image/svg+xml;base64,${svg}";
  </script><body></body>`,
);
const dom = execFileSync(
  process.env.CHROMIUM ?? "chromium",
  [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    `--user-data-dir=${join(folder, "profile")}`,
    "--virtual-time-budget=2000",
    "--dump-dom",
    `file://${page}`,
  ],
  { encoding: "utf8", timeout: 60_000, stdio: ["ignore", "pipe", "ignore"] },
);
const drawn = dom.match(/\[(16=[^\]]+)\]/)?.[1];
if (!drawn) throw new Error("Chromium drew no icon; run it by hand on icons/icon.svg to see why");
for (const entry of drawn.split(" ")) {
  const cut = entry.indexOf("=");
  writeFileSync(
    join(here, `../public/icon/${entry.slice(0, cut)}.png`),
    Buffer.from(entry.slice(cut + 1), "base64"),
  );
}
rmSync(folder, { recursive: true, force: true });
