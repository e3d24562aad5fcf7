"""Writes a source distribution again, without what differs from one build to the next: dates, owners and order."""

import gzip
import io
import sys
import tarfile

source, target = sys.argv[1:]

content = io.BytesIO()
with tarfile.open(source) as original, tarfile.open(fileobj=content, mode="w", format=tarfile.PAX_FORMAT) as normal:
    for member in sorted(original.getmembers(), key=lambda entry: entry.name):
        data = original.extractfile(member) if member.isfile() else None
        member.mtime = 315532800
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mode = 0o755 if member.isdir() else 0o644
        member.pax_headers = {}
        normal.addfile(member, data)

with open(target, "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as archive:
    archive.write(content.getvalue())
