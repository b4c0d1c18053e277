package io.cloudplans.organizationusers.conformance.setup;

import io.cloudplans.organizationusers.conformance.http.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of the server under test.
 *
 * @param tokens the source of the callers' tokens
 * @param key the key that the server's tokens are signed with; null if the kit cannot sign tokens
 * @param creator creates the organizations; null if the kit uses existing organizations
 * @param existing the existing organizations; empty if the kit creates them
 * @param callers the callers' e-mail addresses, if they are not the kit's own
 * @param lacks optional capabilities of the contract that the server does not have
 * @param allowWipe ids of organizations whose users the kit may remove
 * @param timeLimit the time after which the run ends, even if it is incomplete
 */
public record Setup(
    Wire wire,
    TokenSource tokens,
    @Nullable SigningKey key,
    @Nullable OrganizationSource creator,
    Map<Slot, Organization> existing,
    Map<Caller, String> callers,
    Set<Capability> lacks,
    List<Deviation> deviations,
    Set<String> allowWipe,
    Profile profile,
    Duration timeLimit) {
  /** Returns a caller's e-mail address, in lower case. */
  public String email(Caller caller) {
    return caller.email(callers);
  }

  /** Returns the same setup with another wire. */
  public Setup with(Wire newWire) {
    return new Setup(
        newWire,
        tokens,
        key,
        creator,
        existing,
        callers,
        lacks,
        deviations,
        allowWipe,
        profile,
        timeLimit);
  }
}
