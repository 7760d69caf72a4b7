#!/usr/bin/python3
"""A software IPP printer that speaks as an IPP Everywhere one does, for tests of the kiosk's printing: strict with what
it is asked, out of paper when told so, and it writes down what a real printer would get to know.
usage: printer.py FOLDER [PORT]
  FOLDER/port        the port it listens on (loopback), written once it answers
  FOLDER/no-paper    while this file exists there is no paper: a job waits, and the printer says media-empty
  FOLDER/paper-N.pdf what came out for job N
  FOLDER/log         one line for each operation: its name, the job's title, its user, the document's format
(ippeveprinter of CUPS wants a DNS-SD service, which a test machine has not.)"""
import http.server
import os
import socketserver
import sys
import threading
import time

import ipp
from ipp import BEGIN_COLLECTION, BOOLEAN, CHARSET, ENUM, INTEGER, KEYWORD, LANGUAGE, MIME, NAME, RANGE, RESOLUTION, TEXT, URI

OPERATIONS = {0x0002: "Print-Job", 0x0004: "Validate-Job", 0x0005: "Create-Job", 0x0006: "Send-Document", 0x0008: "Cancel-Job",
              0x0009: "Get-Job-Attributes", 0x000A: "Get-Jobs", 0x000B: "Get-Printer-Attributes"}
OK, BAD_REQUEST, NOT_POSSIBLE, NOT_FOUND, FORMAT_NOT_SUPPORTED, NO_SUCH_OPERATION = 0, 0x400, 0x404, 0x406, 0x40A, 0x501
PENDING, PROCESSING, STOPPED, CANCELED, COMPLETED = 3, 5, 6, 7, 9
A4 = {"x-dimension": (INTEGER, [21000]), "y-dimension": (INTEGER, [29700])}
MARGIN = (INTEGER, [423])  # hundredths of a millimetre
A4_PAPER = {"media-size": (BEGIN_COLLECTION, [A4]), "media-bottom-margin": MARGIN, "media-left-margin": MARGIN,
            "media-right-margin": MARGIN, "media-top-margin": MARGIN}


class Job:
    def __init__(self, number, title):
        self.number, self.title, self.state, self.document = number, title, PENDING, None


class Printer:
    def __init__(self, folder):
        self.folder, self.jobs, self.lock = folder, [], threading.Lock()
        self.address = None

    def has_paper(self):
        return not os.path.exists(f"{self.folder}/no-paper")

    def run(self):
        """The machine itself: takes the first job that has its document and puts it on paper."""
        while True:
            time.sleep(0.1)
            with self.lock:
                job = next((job for job in self.jobs if job.document is not None and job.state in (PENDING, PROCESSING, STOPPED)), None)
                if not job:
                    continue
                job.state = PROCESSING if self.has_paper() else STOPPED
                if job.state == PROCESSING:
                    with open(f"{self.folder}/paper-{job.number}.pdf", "wb") as paper:
                        paper.write(job.document)
                    job.state, job.document = COMPLETED, None

    def busy(self):
        return any(job.state in (PROCESSING, STOPPED) for job in self.jobs)

    def description(self):
        out_of_paper = self.busy() and not self.has_paper()
        return {
            "printer-uri-supported": (URI, [self.address]), "uri-authentication-supported": (KEYWORD, ["none"]),
            "uri-security-supported": (KEYWORD, ["none"]), "printer-name": (NAME, ["Counter"]),
            "printer-info": (TEXT, ["Counter"]), "printer-make-and-model": (TEXT, ["cccd Test Printer"]),
            "printer-state": (ENUM, [5 if out_of_paper else 4 if self.busy() else 3]),
            "printer-state-reasons": (KEYWORD, ["media-empty-error" if out_of_paper else "none"]),
            "printer-is-accepting-jobs": (BOOLEAN, [1]), "printer-up-time": (INTEGER, [int(time.monotonic()) + 1]),
            "queued-job-count": (INTEGER, [len([job for job in self.jobs if job.state < CANCELED])]),
            "ipp-versions-supported": (KEYWORD, ["1.1", "2.0"]), "operations-supported": (ENUM, sorted(OPERATIONS)),
            "ipp-features-supported": (KEYWORD, ["ipp-everywhere"]), "charset-configured": (CHARSET, ["utf-8"]),
            "charset-supported": (CHARSET, ["utf-8"]), "natural-language-configured": (LANGUAGE, ["en"]),
            "generated-natural-language-supported": (LANGUAGE, ["en"]), "compression-supported": (KEYWORD, ["none"]),
            "document-format-supported": (MIME, ["application/pdf"]), "document-format-default": (MIME, ["application/pdf"]),
            "job-creation-attributes-supported": (KEYWORD, ["copies", "media", "media-col", "sides", "print-color-mode"]),
            "copies-supported": (RANGE, [(1, 99)]), "copies-default": (INTEGER, [1]), "color-supported": (BOOLEAN, [0]),
            "media-supported": (KEYWORD, ["iso_a4_210x297mm"]), "media-default": (KEYWORD, ["iso_a4_210x297mm"]),
            "media-ready": (KEYWORD, ["iso_a4_210x297mm"]), "media-size-supported": (BEGIN_COLLECTION, [A4]),
            "media-col-supported": (KEYWORD, sorted(A4_PAPER)), "media-col-default": (BEGIN_COLLECTION, [A4_PAPER]),
            "media-col-database": (BEGIN_COLLECTION, [A4_PAPER]), "sides-supported": (KEYWORD, ["one-sided"]),
            "sides-default": (KEYWORD, ["one-sided"]), "print-color-mode-supported": (KEYWORD, ["monochrome"]),
            "print-color-mode-default": (KEYWORD, ["monochrome"]), "print-quality-supported": (ENUM, [4]),
            "print-quality-default": (ENUM, [4]), "printer-resolution-supported": (RESOLUTION, [600]),
            "printer-resolution-default": (RESOLUTION, [600]), "multiple-document-jobs-supported": (BOOLEAN, [0]),
        }

    def job_attributes(self, job):
        reason = {STOPPED: "printer-stopped", CANCELED: "job-canceled-by-user", COMPLETED: "job-completed-successfully"}
        return {"job-id": (INTEGER, [job.number]), "job-uri": (URI, [f"{self.address}/{job.number}"]), "job-name": (NAME, [job.title]),
                "job-state": (ENUM, [job.state]), "job-state-reasons": (KEYWORD, [reason.get(job.state, "none")])}

    # Operations (RFC 8011, 4.2 and 4.3)

    def answer(self, request):
        name = OPERATIONS.get(request.operation)
        title, user = request.one("job-name", "-"), request.one("requesting-user-name", "-")
        kind = request.one("document-format", "-")
        with open(f"{self.folder}/log", "a") as log:
            print(name or hex(request.operation), title, user, kind, len(request.document), file=log)
        if not name:
            return ipp.answer(request, NO_SUCH_OPERATION)
        if "attributes-charset" not in request.attributes or not request.one("printer-uri", request.one("job-uri")):
            return ipp.answer(request, BAD_REQUEST)
        if kind not in ("-", "application/pdf", "application/octet-stream"):
            return ipp.answer(request, FORMAT_NOT_SUPPORTED)
        with self.lock:
            return getattr(self, name.lower().replace("-", "_"))(request)

    def get_printer_attributes(self, request):
        return ipp.answer(request, printer=self.description())

    def validate_job(self, request):
        return ipp.answer(request)

    def create_job(self, request):
        self.jobs.append(Job(len(self.jobs) + 1, request.one("job-name", "untitled")))
        return ipp.answer(request, jobs=[self.job_attributes(self.jobs[-1])])

    def _job(self, request):
        number = request.one("job-id") or int(request.one("job-uri", "0").rpartition("/")[2])
        return next((job for job in self.jobs if job.number == number), None)

    def send_document(self, request):
        job = self._job(request)
        if not job:
            return ipp.answer(request, NOT_FOUND)
        if job.state != PENDING or not request.document.startswith(b"%PDF-"):
            return ipp.answer(request, NOT_POSSIBLE)
        job.document = request.document
        return ipp.answer(request, jobs=[self.job_attributes(job)])

    def print_job(self, request):
        self.create_job(request)
        request.attributes["job-id"] = [self.jobs[-1].number]
        return self.send_document(request)

    def cancel_job(self, request):
        job = self._job(request)
        if not job:
            return ipp.answer(request, NOT_FOUND)
        if job.state in (CANCELED, COMPLETED):
            return ipp.answer(request, NOT_POSSIBLE)
        job.state, job.document = CANCELED, None
        return ipp.answer(request)

    def get_job_attributes(self, request):
        job = self._job(request)
        return ipp.answer(request, jobs=[self.job_attributes(job)]) if job else ipp.answer(request, NOT_FOUND)

    def get_jobs(self, request):
        completed = request.one("which-jobs") == "completed"
        return ipp.answer(request, jobs=[self.job_attributes(job) for job in self.jobs
                                         if (job.state in (CANCELED, COMPLETED)) == completed])


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # answers "Expect: 100-continue" as well

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", "0")))
        data = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            data += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return data

    def do_POST(self):
        try:
            data = self.server.printer.answer(ipp.Request(self.body()))
        except (ipp.Broken, IndexError, ValueError) as problem:
            self.send_error(400, str(problem))
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = allow_reuse_address = True


def main():
    folder, port = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    server = Server(("127.0.0.1", port), Handler)
    server.printer = Printer(folder)
    server.printer.address = f"ipp://127.0.0.1:{server.server_port}/ipp/print"
    threading.Thread(target=server.printer.run, daemon=True).start()
    with open(f"{folder}/port.new", "w") as file:
        file.write(str(server.server_port))
    os.replace(f"{folder}/port.new", f"{folder}/port")
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
