package io.cloudplans.organizationusers.server.command;

import picocli.CommandLine.Option;

/** Which organization a command is about. */
final class OrganizationOption {
  @Option(names = "--org-id", required = true, description = "The organization.")
  private String id;

  long id() {
    return OperatorInput.organizationId("--org-id", id);
  }
}
