package io.cloudplans.organizationusers.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;

/** Signs ES256 tokens, and serves its key set over HTTP. */
final class Issuer implements AutoCloseable {
  static final String NAME = "https://issuer.example";
  static final String AUDIENCE = "organization-users";
  private static final int LIFETIME_SECONDS = 29 * 60;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair key;
  private final HttpServer server;

  Issuer() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    key = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = ("{\"keys\":[" + jwk() + "]}").getBytes(UTF_8);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  String jwks() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  /** Returns the public key as a JSON Web Key. */
  String jwk() {
    ECPublicKey pub = (ECPublicKey) key.getPublic();
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"1\""
        + (",\"x\":\"" + coordinate(pub.getW().getAffineX().toByteArray()))
        + ("\",\"y\":\"" + coordinate(pub.getW().getAffineY().toByteArray()) + "\"}");
  }

  private static String coordinate(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(number.length, fixed.length);
    System.arraycopy(number, number.length - length, fixed, fixed.length - length, length);
    return BASE64.encodeToString(fixed);
  }

  /** Returns a token that is valid for 29 minutes. */
  String token(String email) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"1\",\"email\":\"%s\",\"amr\":[\"pwd\",\"mfa\"],\"iat\":%s,\"exp\":%s}"
            .formatted(NAME, AUDIENCE, email, now, now + LIFETIME_SECONDS);
    String signed =
        BASE64.encodeToString("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"1\"}".getBytes(UTF_8))
            + '.'
            + BASE64.encodeToString(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + '.' + BASE64.encodeToString(signature.sign());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
