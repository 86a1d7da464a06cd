# redis-rb connects with every set-up. A set-up is a line of standard input: folder, host, port, `client`, passphrase,
# divided by tabs. Answers: folder, 1 or 0, text, by tabs.
require "redis"

$stdout.sync = true
$stdin.readlines(chomp: true).each do |line|
  folder, host, port, client, passphrase = line.force_encoding("UTF-8").split("\t", -1)
  begin
    tls = { ca_file: "#{folder}/ca.pem" }
    unless client.empty?
      tls[:cert] = OpenSSL::X509::Certificate.new(File.read("#{folder}/client.crt"))
      # An empty passphrase keeps OpenSSL from asking for one.
      tls[:key] = OpenSSL::PKey.read(File.read("#{folder}/client.key"), passphrase)
    end
    redis = Redis.new(host: host, port: port.to_i, ssl: true, ssl_params: tls, timeout: 5, reconnect_attempts: 0)
    answer = redis.ping
    error = answer == "PONG" ? "" : answer.to_s
    redis.close
  rescue StandardError => refused
    error = "#{refused.class}: #{refused.message}"
  end
  puts [folder, error.empty? ? 1 : 0, error.gsub(/\s+/, " ")].join("\t")
end
