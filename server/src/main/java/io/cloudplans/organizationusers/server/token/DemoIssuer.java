package io.cloudplans.organizationusers.server.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cloudplans.organizationusers.server.config.SmallFile;
import io.cloudplans.organizationusers.server.keys.KeyLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** The issuer of the demo's tokens, with its key pair in a folder that only its owner can read. */
public final class DemoIssuer {
  private static final String ISSUER = "urn:organization-users:demo";
  private static final String AUDIENCE = "organization-users";

  private final Path directory;
  private final OctetKeyPair key;

  /** Reads the key pair of a folder; throws {@link IllegalArgumentException} if there is none. */
  public DemoIssuer(Path directory) {
    this.directory = directory;
    try {
      key = OctetKeyPair.parse(new String(SmallFile.read(keyFile(directory)), UTF_8));
      if (!key.isPrivate()) {
        throw new ParseException("a public key", 0);
      }
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--data: no demo key in this folder; 'demo' creates one", e);
    }
  }

  /**
   * Reads the key pair of a folder, and creates the folder and the key pair if they are missing;
   * throws {@link IllegalArgumentException} if that fails.
   */
  public static DemoIssuer in(Path directory) {
    try {
      return readOrCreate(directory);
    } catch (IOException e) {
      throw new IllegalArgumentException("--data: the folder cannot be written", e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DemoIssuer readOrCreate(Path directory) throws IOException, JOSEException {
    Path file = keyFile(directory);
    Files.createDirectories(directory, ownerOnly("rwx------"));
    if (Files.notExists(file)) {
      OctetKeyPair created =
          new OctetKeyPairGenerator(Curve.Ed25519)
              .keyIDFromThumbprint(true)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.EdDSA)
              .generate();
      write(file, created.toJSONString());
    }
    DemoIssuer issuer = new DemoIssuer(directory);
    write(issuer.jwksFile(), new JWKSet(issuer.key).toString(true));
    return issuer;
  }

  /** Writes a file atomically. */
  private static void write(Path file, String text) throws IOException {
    Path temporary =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), "new", null, ownerOnly("rw-------"));
    Files.writeString(temporary, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static Path keyFile(Path directory) {
    return directory.resolve("key.jwk");
  }

  private Path jwksFile() {
    return directory.resolve("jwks.json");
  }

  /** Returns the rules that accept the issuer's tokens. */
  public TokenRules rules() {
    return TokenRules.standard(new KeyLocation(ISSUER, jwksFile().toString(), null), AUDIENCE);
  }

  /** Returns a token for a caller. */
  public String token(String email, boolean secondFactor, Duration lifetime, Instant now) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .claim("email", email);
    if (secondFactor) {
      claims.claim("amr", List.of("pwd", "otp", "mfa"));
    }
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(new Ed25519Signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
