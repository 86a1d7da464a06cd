"""OpenSSL's own SSL_CTX_load_verify_locations, and what stands in the store afterwards."""
import ctypes
import ctypes.util
import os

from clients.base import Skipped


class Library:
    def __init__(self):
        names = [ctypes.util.find_library(name) for name in ("ssl", "crypto")]
        if None in names:
            raise Skipped("OpenSSL's libraries are not installed")
        self.ssl, self.crypto = map(ctypes.CDLL, names)
        pointers = [(self.ssl, "TLS_client_method"), (self.ssl, "SSL_CTX_new"), (self.ssl, "SSL_CTX_get_cert_store"),
                    (self.crypto, "X509_STORE_get0_objects"), (self.crypto, "OPENSSL_sk_value"),
                    (self.crypto, "X509_OBJECT_get0_X509")]
        for library, name in pointers:
            getattr(library, name).restype = ctypes.c_void_p
        self.crypto.ERR_get_error.restype = ctypes.c_ulong
        self.crypto.OpenSSL_version.restype = ctypes.c_char_p

    def version(self):
        return self.crypto.OpenSSL_version(0).decode()

    def loads(self, path):
        """Held, undecided, why it refuses the file."""
        context = ctypes.c_void_p(self.ssl.SSL_CTX_new(ctypes.c_void_p(self.ssl.TLS_client_method())))
        try:
            self.crypto.ERR_clear_error()
            if self.ssl.SSL_CTX_load_verify_locations(context, os.fsencode(path), None) != 1:
                return [], [], self.error()
            return self.certificates(ctypes.c_void_p(self.ssl.SSL_CTX_get_cert_store(context))), [], ""
        finally:
            self.ssl.SSL_CTX_free(context)

    def certificates(self, store):
        objects = ctypes.c_void_p(self.crypto.X509_STORE_get0_objects(store))
        found = []
        for at in range(self.crypto.OPENSSL_sk_num(objects)):
            one = ctypes.c_void_p(self.crypto.OPENSSL_sk_value(objects, at))
            certificate = self.crypto.X509_OBJECT_get0_X509(one)
            if certificate:
                found.append(self.der(ctypes.c_void_p(certificate)))
        return found

    def der(self, certificate):
        octets = ctypes.create_string_buffer(self.crypto.i2d_X509(certificate, None))
        self.crypto.i2d_X509(certificate, ctypes.byref(ctypes.c_void_p(ctypes.addressof(octets))))
        return octets.raw

    def error(self):
        text = ctypes.create_string_buffer(256)
        self.crypto.ERR_error_string_n(ctypes.c_ulong(self.crypto.ERR_get_error()), text, 256)
        return text.value.decode(errors="replace") or "refused"
