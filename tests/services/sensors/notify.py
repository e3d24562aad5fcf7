"""Writes metrics as Ironic does: hands notifications to the exporter's own driver.

Usage: notify.py FOLDER AGE_SECONDS NOTIFICATION...
The notifications are samples that the exporter's package brings, or files; they are dated AGE_SECONDS ago.
"""

import datetime
import importlib.resources
import json
import os
import sys

from ironic_prometheus_exporter.messaging import PrometheusFileDriver

folder, age, *names = sys.argv[1:]
samples = importlib.resources.files("ironic_prometheus_exporter") / "tests" / "json_samples"
now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=int(age))

# Its constructor wants a whole configuration of oslo.messaging, of which it reads the folder alone.
driver = PrometheusFileDriver.__new__(PrometheusFileDriver)
driver.location = folder
for name in names:
    text = open(name).read() if os.path.exists(name) else (samples / name).read_text()
    message = json.loads(text)
    message["payload"]["timestamp"] = now.strftime("%Y-%m-%dT%H:%M:%S.%f")
    driver.notify(None, message, "INFO", 0)
