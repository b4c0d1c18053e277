package io.cloudplans.organizationusers.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Checks that the kit shares no code with the server, and that each package depends only on those
 * below.
 */
class ArchitectureTest {
  private static final String ROOT = "io.cloudplans.organizationusers.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT + "conformance");

  @Test
  void kitShouldNotDependOnTheServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "server..", ROOT + "client..", ROOT + "api..", ROOT + "rules..")
        .check(CLASSES);
  }

  @Test
  void packagesShouldDependOnlyOnThoseBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("command")
        .definedBy("..conformance.command..")
        .layer("junit")
        .definedBy("..conformance.junit..")
        .layer("report")
        .definedBy("..conformance.report..")
        .layer("run")
        .definedBy("..conformance.run..")
        .layer("families")
        .definedBy("..conformance.families..")
        .layer("config")
        .definedBy("..conformance.config..")
        .layer("cases")
        .definedBy("..conformance.cases..")
        .layer("session")
        .definedBy("..conformance.session..")
        .layer("setup")
        .definedBy("..conformance.setup..")
        .layer("contract")
        .definedBy("..conformance.contract..")
        .layer("http")
        .definedBy("..conformance.http..")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("junit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("command", "junit")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("command", "junit")
        .whereLayer("families")
        .mayOnlyBeAccessedByLayers("command", "junit")
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("report", "command", "junit")
        .whereLayer("cases")
        .mayOnlyBeAccessedByLayers("families", "run", "report", "command", "junit")
        .whereLayer("session")
        .mayOnlyBeAccessedByLayers("cases", "families", "run", "report", "command", "junit")
        .whereLayer("setup")
        .mayOnlyAccessLayers("http")
        .check(CLASSES);
  }

  @Test
  void packagesOfFamiliesShouldNotDependOnEachOther() {
    slices().matching("..families.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void httpShouldDependOnlyOnTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("..conformance.http..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("..conformance.http..", "java..", "javax..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineShouldUsePicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..conformance.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyTheJunitPackageShouldUseJunit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..conformance.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
        .check(CLASSES);
  }
}
