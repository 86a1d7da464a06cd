"""On what a run was made: processor, system, versions of those measured. Standard library only."""

import os
import platform
import re
import shutil
import subprocess


def said(*command):
    """The first line that a command prints; None where it is not there."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0].strip() if done.returncode == 0 and lines else None


def about():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE)
    return {
        "processor": model.group(1) if model else platform.machine(),
        "processors": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "load before": round(os.getloadavg()[0], 1),
        "rustc": said("rustc", "--version"),
        "OpenSSL": said("openssl", "version"),
        "Go": said("go", "version"),
        "Java": said("java", "--version"),
        "Python": platform.python_version(),
        "cryptography": said("python3", "-c", "import cryptography; print(cryptography.__version__)"),
        "Node": said("node", "--version"),
    }
