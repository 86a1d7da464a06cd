# OpenSSL::X509::Store#add_file, as ssl_params[:ca_file] does. A store lists nothing: a certificate is in it where it
# verifies as its own anchor. One whose issuer is in the store too cannot be told from that.
require "openssl"

UNTRUSTED = [
  OpenSSL::X509::V_ERR_UNABLE_TO_GET_ISSUER_CERT,
  OpenSSL::X509::V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
  OpenSSL::X509::V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
  OpenSSL::X509::V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
  OpenSSL::X509::V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
].freeze

def decide(store, der, held, undecided)
  certificate = OpenSSL::X509::Certificate.new(der)
  context = OpenSSL::X509::StoreContext.new(store, certificate)
  context.verify
  return if UNTRUSTED.include?(context.error)

  own = context.chain.nil? || context.chain.length == 1
  (own ? held : undecided) << der
rescue OpenSSL::X509::CertificateError
  # The loader does not parse it either; it would have refused the file.
  nil
end

STDIN.each_line(chomp: true) do |line|
  path, given = line.split("\t", 2)
  held = []
  undecided = []
  error = ""
  store = OpenSSL::X509::Store.new
  store.flags = OpenSSL::X509::V_FLAG_PARTIAL_CHAIN | OpenSSL::X509::V_FLAG_NO_CHECK_TIME
  begin
    store.add_file(path)
    given.split(",").map { |one| one.unpack1("m") }.each { |der| decide(store, der, held, undecided) }
  rescue OpenSSL::X509::StoreError => e
    error = "refused: #{e.message}"
  end
  listed = [held, undecided].map { |ders| ders.map { |der| [der].pack("m0") }.join(",") }
  puts [*listed, error.tr("\t\n", "  ")].join("\t")
end
