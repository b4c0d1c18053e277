package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.jersey.Authenticator;
import io.cloudplans.organizationusers.jersey.Caller;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import io.cloudplans.organizationusers.server.keys.KeysUnavailableException;
import io.cloudplans.organizationusers.server.token.InvalidTokenException;
import io.cloudplans.organizationusers.server.token.TokenRejection;
import io.cloudplans.organizationusers.server.token.TokenVerifier;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Verifies tokens. Adds the reason for a rejection to the request's log line. */
public final class TokenAuthenticator implements Authenticator {
  private final TokenVerifier verifier;
  private final RejectedTokenLimit rejectedTokens;
  private final ProblemType unavailable;

  public TokenAuthenticator(
      TokenVerifier verifier, RejectedTokenLimit rejectedTokens, ProblemTypes types) {
    this.verifier = verifier;
    this.rejectedTokens = rejectedTokens;
    this.unavailable = types.of("unavailable");
  }

  @Override
  public Optional<Caller> authenticate(String token, ContainerRequestContext request) {
    try {
      return Optional.of(verifier.verify(token, () -> rejectedTokens.admit(request)));
    } catch (InvalidTokenException e) {
      rejectedTokens.count(request);
      LogMembers.add(request, "reason", e.reason().code());
      if (e.received() != null) {
        LogMembers.add(request, "received", e.received());
      }
      return Optional.empty();
    } catch (KeysUnavailableException e) {
      throw new RequestProblemException(unavailable);
    }
  }

  @Override
  public void noToken(ContainerRequestContext request) {
    verifier.countRejection(TokenRejection.CREDENTIALS);
    LogMembers.add(request, "reason", TokenRejection.CREDENTIALS.code());
  }
}
