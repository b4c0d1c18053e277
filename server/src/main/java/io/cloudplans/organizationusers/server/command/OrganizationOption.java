package io.cloudplans.organizationusers.server.command;

import picocli.CommandLine.Option;

/** The option that names the organization of a command. */
final class OrganizationOption {
  @Option(names = "--org-id", required = true, description = "Id of the organization.")
  private String id;

  long id() {
    return OperatorInput.organizationId("--org-id", id);
  }
}
