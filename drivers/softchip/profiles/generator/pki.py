"""Test certificates and the SOD's signature, by the openssl program alone. Subjects say that they are for tests."""
import pathlib
import subprocess
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "pki"
FROM, SIGN_UNTIL, UNTIL = "20210119000000Z", "20260121000000Z", "20460413000000Z"

# name: (curve, parameter encoding, common name, issuer, hash of the issuer's signature)
CERTIFICATES = {
    "csca": ("secp384r1", "named_curve", "CSCA DEMO CCCD", None, "sha384"),
    "ds-named": ("brainpoolP384r1", "named_curve", "DS DEMO CCCD 1", "csca", "sha384"),
    "ds-explicit": ("brainpoolP384r1", "explicit", "DS DEMO CCCD 2", "csca", "sha384"),
    # The same name as the demo CSCA and another key: choosing an issuer by name alone is a mistake.
    "csca-stranger": ("secp384r1", "named_curve", "CSCA DEMO CCCD", None, "sha384"),
    "ds-stranger": ("brainpoolP384r1", "named_curve", "DS DEMO CCCD 1", "csca-stranger", "sha384"),
}


def openssl(*arguments, data=None):
    done = subprocess.run(["openssl", *map(str, arguments)], input=data, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit("openssl " + " ".join(map(str, arguments)) + "\n" + done.stderr.decode())
    return done.stdout


def key_of(name):
    return FOLDER / f"TEST-ONLY-{name}.key.pem"


def subject_of(name):
    return f"C=VN,O=CCCD DEMO TEST ONLY,CN={CERTIFICATES[name][2]}"


EXTENSIONS = """
[csca]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
2.5.29.16 = ASN1:SEQUENCE:usage
subjectAltName = dirName:place
issuerAltName = dirName:place
[ds]
keyUsage = critical,digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
2.5.29.16 = ASN1:SEQUENCE:usage
subjectAltName = dirName:place
issuerAltName = dirName:place
crlDistributionPoints = URI:http://csca.demo.invalid/crl
2.23.136.1.1.6.2 = ASN1:SEQUENCE:types
[usage]
from = IMPLICIT:0,GENERALIZEDTIME:%(from)s
until = IMPLICIT:1,GENERALIZEDTIME:%(sign_until)s
[types]
version = INTEGER:0
list = SET:one
[one]
type = PRINTABLESTRING:I
[place]
L = VNM
[ca]
default_ca = here
[here]
new_certs_dir = %(work)s
database = %(work)s/index.txt
rand_serial = yes
policy = anything
email_in_dn = no
unique_subject = no
[anything]
countryName = optional
organizationName = optional
commonName = supplied
[req]
distinguished_name = dn
[dn]
"""


def make(name):
    curve, encoding, _, issuer, digest = CERTIFICATES[name]
    certificate = FOLDER / f"{name}.pem"
    if certificate.exists():
        return
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{curve}", "-pkeyopt",
            f"ec_param_enc:{encoding}", "-out", key_of(name))
    with tempfile.TemporaryDirectory() as work:
        config, request = f"{work}/config", f"{work}/request"
        pathlib.Path(f"{work}/index.txt").touch()
        settings = {"from": FROM, "sign_until": SIGN_UNTIL if issuer is None else UNTIL, "work": work}
        pathlib.Path(config).write_text(EXTENSIONS % settings)
        subject = "/" + subject_of(name).replace(",", "/")
        openssl("req", "-new", "-key", key_of(name), "-subj", subject, "-config", config, "-out", request)
        signer = ["-selfsign", "-keyfile", key_of(name)] if issuer is None else \
                 ["-cert", FOLDER / f"{issuer}.pem", "-keyfile", key_of(issuer)]
        openssl("ca", "-batch", "-notext", "-preserveDN", "-config", config, "-in", request, "-out", certificate, "-md",
                digest, "-startdate", FROM, "-enddate", UNTIL, "-extensions", "csca" if issuer is None else "ds", *signer)


def make_all():
    FOLDER.mkdir(exist_ok=True)
    for name in CERTIFICATES:
        make(name)


def sign(content, ds, content_type="2.23.136.1.1.1"):
    """CMS signed data with content, certificate and signed attributes."""
    return openssl("cms", "-sign", "-binary", "-nodetach", "-nosmimecap", "-md", "sha256", "-econtent_type",
                   content_type, "-signer", FOLDER / f"{ds}.pem", "-inkey", key_of(ds), "-outform", "DER", data=content)


def private_key(path, *parameters):
    """A chip's own key as PKCS#8 DER; kept when it is there."""
    if not path.exists():
        options = [part for parameter in parameters[1:] for part in ("-pkeyopt", parameter)]
        openssl("genpkey", "-algorithm", parameters[0], *options, "-outform", "DER", "-out", path)
    return path.read_bytes()


def public_key(path):
    return openssl("pkey", "-inform", "DER", "-in", path, "-pubout", "-outform", "DER")


def private_scalar(path):
    """The scalar of an EC key, in hex."""
    text = openssl("pkey", "-inform", "DER", "-in", path, "-noout", "-text").decode()
    lines = text.split("priv:")[1].split("pub:")[0]
    return "".join(lines.split()).replace(":", "").upper()[-64:].rjust(64, "0")
