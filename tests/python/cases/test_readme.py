"""README.md's snippets are run as they stand, in a folder with the files they name, and print what stands below them.
TLSCONF_BLESS=1 writes what they print."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from given import DATA, EMISSION, PORTS

README = Path(os.environ["TLSCONF_README"])
SNIPPET = re.compile(r"<!-- test -->\n```(python|sh)\n(.*?)```\n(?:```text\n(.*?)```)?", re.DOTALL)


class Readme(unittest.TestCase):
    def test_snippets(self):
        text = README.read_text()
        found = list(SNIPPET.finditer(text))
        self.assertGreaterEqual(len(found), 5)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(DATA / "real/redis_ca-2022-08.pem", Path(folder, "redis_ca.pem"))
            for name in ("ca.pem", "client.crt", "client.key"):
                shutil.copy(EMISSION / name, folder)
            for at, snippet in enumerate(found, 1):
                language, code, printed = snippet.groups()
                # An example's server is one of those that are here.
                code = code.replace("cache.example.com:12345", f"localhost:{PORTS['mutual']}")
                command = [sys.executable, "-c", code] if language == "python" else ["sh", "-c", code]
                path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
                ran = subprocess.run(
                    command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path}
                )
                with self.subTest(f"snippet {at}"):
                    self.assertEqual(ran.stderr, "")
                    if os.environ.get("TLSCONF_BLESS"):
                        text = text.replace(
                            snippet[0], snippet[0][: snippet.start(3) - snippet.start()] + ran.stdout + "```", 1
                        )
                        README.write_text(text)
                    elif printed is not None:
                        self.assertEqual(ran.stdout, printed)


if __name__ == "__main__":
    unittest.main()
