// Made by tlsconf for StackExchange.Redis, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
using System;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using StackExchange.Redis;

var trust = new X509ChainPolicy
{
    TrustMode = X509ChainTrustMode.CustomRootTrust,
    RevocationMode = X509RevocationMode.NoCheck,
};
trust.CustomTrustStore.ImportFromPemFile("/tls/ca.pem");

var chain = new X509Certificate2Collection();
chain.ImportFromPemFile("/tls/client.crt");
using var pem = X509Certificate2.CreateFromPemFile("/tls/client.crt", "/tls/client.key");
using var leaf = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
var client = SslStreamCertificateContext.Create(leaf, chain, offline: true);

var password = Environment.GetEnvironmentVariable("REDIS_PASSWORD");
var options = new ConfigurationOptions
{
    Ssl = true,
    Password = string.IsNullOrEmpty(password) ? null : password,
    User = string.IsNullOrEmpty(password) ? null : "o'neill \"app\"",
    DefaultDatabase = 2,
    SslClientAuthenticationOptions = host => new SslClientAuthenticationOptions
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12,
        CertificateChainPolicy = trust,
        ClientCertificateContext = client,
        CipherSuitesPolicy = new CipherSuitesPolicy(new[]
        {
            TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        }),
    },
};
options.EndPoints.Add("redis.example.test", 6380);

using var redis = await ConnectionMultiplexer.ConnectAsync(options);
await redis.GetDatabase().PingAsync();
Console.WriteLine("PONG");
