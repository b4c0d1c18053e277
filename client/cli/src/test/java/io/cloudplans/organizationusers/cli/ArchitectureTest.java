package io.cloudplans.organizationusers.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.cloudplans.organizationusers.cli",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String COMMANDS = "io.cloudplans.organizationusers.cli";

  @ArchTest
  static final ArchRule ONLY_COMMANDS_USE_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage(COMMANDS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", COMMANDS);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(COMMANDS + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule COMMANDS_USE_ONLY_THE_PUBLIC_CLIENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..organizationusers.client.internal..", "..organizationusers.rules..");
}
