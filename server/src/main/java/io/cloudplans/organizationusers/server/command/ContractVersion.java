package io.cloudplans.organizationusers.server.command;

import io.cloudplans.organizationusers.rules.contract.Contract;
import picocli.CommandLine.IVersionProvider;

/** Returns the contract's version, which is also the server's. */
final class ContractVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Contract.builtIn().document().at("/info/version").asText()};
  }
}
