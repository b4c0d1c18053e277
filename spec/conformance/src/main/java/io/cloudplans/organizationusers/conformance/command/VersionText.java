package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.report.Report;
import picocli.CommandLine.IVersionProvider;

/** Returns the versions of the kit and the contract. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Contract contract = Contract.builtIn();
    return new String[] {
      "kit " + Report.version(), "contract " + contract.version() + " " + contract.sha256()
    };
  }
}
