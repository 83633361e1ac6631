"""What a browser makes of a report: no page wider than a phone, every target in the text."""
import pathlib
import re
import subprocess
import sys

SCRIPT = "<script>document.title = document.documentElement.scrollWidth + ' ' + window.innerWidth</script>"


def main():
    path = pathlib.Path(sys.argv[1]).resolve()
    probe = path.with_name("probe.html")
    probe.write_text(path.read_text(encoding="utf-8").replace("</body>", SCRIPT + "</body>"),
                     encoding="utf-8")
    shown = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,2000",
         "--dump-dom", f"file://{probe}"], capture_output=True, text=True, timeout=120, check=True)
    title = re.search(r"<title>(\d+) (\d+)</title>", shown.stdout)
    assert title, "the page did not run"
    wide, room = map(int, title.groups())
    assert wide <= room, f"the page is {wide} wide where there is room for {room}"
    assert shown.stdout.count("<svg") > 5 and "概要" in shown.stdout
    print(f"report in a browser: {wide} of {room} pixels wide")


if __name__ == "__main__":
    main()
