"""The elementary files of one card, and the profile.json that tells the software chip what to do with them."""
import hashlib
import json
import subprocess

import lds
import pki

ATR = "3B8980014D4B6A434F532D333712"  # published for the contactless card: historical bytes "MKjCOS-37"
TA_INFO = bytes.fromhex("300D060804007F0007020202020101")
CA_INFO = bytes.fromhex("300F060A04007F00070202030202020101")
PACE_INFO = bytes.fromhex("3012060A04007F0007020204020202010202010D")
AA_KEY, CA_KEY = "TEST-ONLY-active-authentication.key.der", "TEST-ONLY-chip-authentication.key.der"


def portrait(program, profile, folder):
    path = folder / ("portrait." + profile["suffix"])
    subprocess.run([program, profile["drawing"], str(path)], check=True)
    return path.read_bytes()


def active_authentication_key(profile, folder):
    if profile["aa"]["algorithm"] == "ECDSA":
        pki.private_key(folder / AA_KEY, "EC", "ec_paramgen_curve:brainpoolP256r1", "ec_param_enc:explicit")
    else:
        pki.private_key(folder / AA_KEY, "RSA", "rsa_keygen_bits:2048")
    return pki.public_key(folder / AA_KEY)


def chip_authentication_infos(folder):
    """§9.2.6: the static key with explicit parameters."""
    pki.private_key(folder / CA_KEY, "EC", "ec_paramgen_curve:brainpoolP256r1", "ec_param_enc:explicit")
    oid = bytes.fromhex("060904007F000702020102")
    return [CA_INFO, lds.tlv(0x30, oid + pki.public_key(folder / CA_KEY))]


def security_infos(profile, folder):
    """DG14: all that EF.CardAccess announces, the static key, and the hash of ECDSA Active Authentication."""
    infos = []
    if "pace" in profile["access"]:
        infos += [TA_INFO, PACE_INFO]
    if profile.get("ca"):
        infos += chip_authentication_infos(folder)
    if profile.get("aa", {}).get("algorithm") == "ECDSA":
        # §9.2.4: id-AA, version 1, ecdsa-plain-SHA256
        infos.append(lds.tlv(0x30, bytes.fromhex("060667810801010502010106" "0A04007F00070101040103")))
    # DER: a SET OF is sorted
    return lds.tlv(0x6E, lds.tlv(0x31, b"".join(sorted(infos))))



def application_files(profile, person, image, folder):
    files = {}

    def add(group, content):
        files[f"EF.DG{group}"] = (f"01{group:02X}", "application", content)

    add(1, lds.dg1(person))
    add(2, lds.dg2(image, profile["suffix"] == "jp2", person["sex"] == "Nam"))
    if "EF.DG3" in profile["closed"]:
        noise = b"".join(hashlib.sha256(bytes([i])).digest() for i in range(16))
        add(3, lds.tlv(0x63, lds.tlv(0x7F61, bytes.fromhex("020101") + lds.tlv(0x7F60, noise))))
    add(13, lds.dg13(person, profile))
    if profile.get("ca") or profile.get("aa", {}).get("algorithm") == "ECDSA":
        add(14, security_infos(profile, folder))
    if profile.get("aa"):
        add(15, lds.tlv(0x6F, active_authentication_key(profile, folder)))
    groups = [int(fid[2:], 16) for fid, _, _ in files.values()]
    files["EF.COM"] = ("011E", "application", lds.ef_com(groups))
    return files


def master_files(profile):
    files = {}
    if "pace" in profile["access"]:
        files["EF.CardAccess"] = ("011C", "master", lds.tlv(0x31, TA_INFO + CA_INFO + PACE_INFO))
    if profile.get("announces_extended_length"):
        # Doc 9303-10 §3.11.2: largest command and response in bytes
        files["EF.ATR-INFO"] = ("2F01", "master", bytes.fromhex("7F660802020400" "02020400"))
    return files


def describe_chip(folder, profile, person, files):
    """profile.json"""
    chip = {"name": profile["name"], "title": profile["title"], "atr": ATR, "access": profile["access"],
            "passwords": {}, "master_files": {}, "files": {}, "closed": []}
    if profile["access"] != "none":
        chip["passwords"]["mrz_information"] = lds.mrz_information(person)
    if "pace" in profile["access"]:
        chip["passwords"]["can"] = person["number"][-6:]
        chip["pace"] = [{"mapping": "GM", "agreement": "ECDH", "cipher": "AES-128", "parameter_id": 13}]
    for name, (fid, directory, _) in files.items():
        chip["files" if directory == "application" else "master_files"][fid] = name
        if name in profile["closed"]:
            chip["closed"].append(fid)
    if profile.get("aa"):
        chip["active_authentication"] = {"private_key": AA_KEY, "hash": profile["aa"]["hash"]}
    if profile.get("ca"):
        chip["chip_keys"] = [{"agreement": "ECDH", "cipher": "AES-128", "parameter_id": 13,
                              "private_scalar": pki.private_scalar(folder / CA_KEY)}]
    text = json.dumps(chip, ensure_ascii=False, indent=1) + "\n"
    (folder / "profile.json").write_text(text, encoding="utf-8")
