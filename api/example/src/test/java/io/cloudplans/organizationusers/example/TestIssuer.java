package io.cloudplans.organizationusers.example;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.cloudplans.organizationusers.conformance.setup.KeyMaterial;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import io.cloudplans.organizationusers.rules.contract.Contract;

/** An issuer with its own key pair. */
final class TestIssuer {
  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "organization-users";

  private final ECKey key;

  TestIssuer() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
  }

  /** Returns the verifier of its tokens. */
  TokenVerifier verifier(Contract contract) {
    return new TokenVerifier(
        ISSUER, AUDIENCE, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), contract);
  }

  /** Returns the signer of its tokens. */
  SigningKey signing() {
    KeyMaterial material = KeyMaterial.read(key.toJSONString());
    return new SigningKey(
        material, material.algorithm(), key.getKeyID(), ISSUER, AUDIENCE, "email");
  }
}
