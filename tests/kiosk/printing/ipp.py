"""The messages of IPP (RFC 8010), as far as a printer needs them: bytes to a request, an answer to bytes."""
import struct

OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
RESOLUTION, RANGE, BEGIN_COLLECTION, TEXT, NAME, END_COLLECTION = 0x32, 0x33, 0x34, 0x41, 0x42, 0x37
KEYWORD, URI, CHARSET, LANGUAGE, MIME, MEMBER = 0x44, 0x45, 0x47, 0x48, 0x49, 0x4A


class Broken(ValueError):
    """The bytes are no IPP message."""


class Request:
    def __init__(self, data):
        if len(data) < 9:
            raise Broken("shorter than a header")
        self.version, self.operation, self.number = struct.unpack(">HHI", data[:8])
        self.attributes, position, name = {}, 8, None
        while True:
            tag, position = data[position], position + 1
            if tag == END:
                break
            if tag < 0x10:
                continue
            key, position = self._part(data, position)
            value, position = self._part(data, position)
            if key:
                name = key.decode()
            self.attributes.setdefault(name, []).append(self._value(tag, value))
        self.document = data[position:]

    @staticmethod
    def _part(data, position):
        length = struct.unpack(">H", data[position:position + 2])[0]
        if position + 2 + length > len(data):
            raise Broken("a value longer than the message")
        return data[position + 2:position + 2 + length], position + 2 + length

    @staticmethod
    def _value(tag, value):
        if tag in (INTEGER, ENUM):
            return struct.unpack(">i", value)[0]
        return value.decode() if tag >= 0x40 else value

    def one(self, name, otherwise=None):
        return self.attributes.get(name, [otherwise])[0]


def _encoded(tag, value):
    if tag in (INTEGER, ENUM):
        return struct.pack(">i", value)
    if tag == BOOLEAN:
        return bytes([value])
    if tag == RESOLUTION:
        return struct.pack(">iib", value, value, 3)  # dots per inch
    if tag == RANGE:
        return struct.pack(">ii", *value)
    return value.encode()


def _field(tag, name, data):
    name = name.encode()
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(data)) + data


def _attribute(tag, name, values):
    out = b""
    for index, value in enumerate(values):
        shown = name if index == 0 else ""
        if tag == BEGIN_COLLECTION:
            out += _field(tag, shown, b"")
            for member, (member_tag, member_values) in value.items():
                out += _field(MEMBER, "", member.encode())
                # Members have no name of their own: the value follows its name (RFC 8010, 3.1.6).
                for one in member_values:
                    out += _attribute(member_tag, "", [one])
            out += _field(END_COLLECTION, "", b"")
        else:
            out += _field(tag, shown, _encoded(tag, value))
    return out


def answer(request, status=0, printer=None, jobs=()):
    """An answer; attributes are {name: (tag, [values])}."""
    out = struct.pack(">HHI", request.version, status, request.number)
    out += bytes([OPERATION]) + _attribute(CHARSET, "attributes-charset", ["utf-8"])
    out += _attribute(LANGUAGE, "attributes-natural-language", ["en"])
    for group, attributes in [(PRINTER, printer)] * bool(printer) + [(JOB, job) for job in jobs]:
        out += bytes([group])
        for name, (tag, values) in attributes.items():
            out += _attribute(tag, name, values)
    return out + bytes([END])
