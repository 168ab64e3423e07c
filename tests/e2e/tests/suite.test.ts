// Everything, in one process: all tests of a browser share one session. `E2E_BROWSER=firefox node --import tsx --test
// tests/suite.test.ts`; a single area runs as `--test tests/card.ts`. The build of the extension changes a few times,
// so tests that share one stand together.

import "./install.ts";
import "./marks.ts";
// Its pictures are of a window in which no test before has opened a bar.
import "./playground.ts";
import "./popup.ts";
import "./popup-states.ts";
import "./panel.ts";
import "./beside.ts";
import "./menus.ts";
import "./export.ts";
import "./options.ts";
import "./welcome.ts";
import "./screens.ts";
import "./card.ts";
import "./keys.ts";
import "./map.ts";
import "./placing.ts";
import "./changes.ts";
import "./situations.ts";
import "./pages.ts";
import "./layouts.ts";
import "./bad-input.ts";
import "./background.ts";
import "./library-sync.ts";
import "./library-faults.ts";
import "./library-feeds.ts";
import "./library-published.ts";
import "./library-clock.ts";
import "./add-page.ts";
import "./untouched.ts";
import "./sites.ts";
import "./wipe.ts";
import "./click.ts";
import "./real-pages.ts";
// The library's page brings a build of its own, with outlets on this machine in its catalogue.
import "./library-page.ts";
import "./library-disk.ts";
// These start browsers of their own.
import "./library-requests.ts";
import "./library-killed.ts";
import "./demo.ts";
