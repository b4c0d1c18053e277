package io.cloudplans.organizationusers.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Who may know whom: an arrow that runs back up fails the build. */
@AnalyzeClasses(
    packages = {"io.cloudplans.organizationusers.server", "io.cloudplans.organizationusers.rules"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.cloudplans.organizationusers.server";
  private static final String RULES = "io.cloudplans.organizationusers.rules";

  @ArchTest
  static final ArchRule rooms =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("server")
          .definedBy(ROOT)
          .layer("http")
          .definedBy(ROOT + ".http")
          .layer("token")
          .definedBy(ROOT + ".token")
          .layer("problem")
          .definedBy(ROOT + ".problem")
          .layer("contract")
          .definedBy(RULES + ".contract")
          .layer("store")
          .definedBy(ROOT + ".store")
          .layer("roster")
          .definedBy(RULES + ".roster")
          .whereLayer("server")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("server")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("server")
          .whereLayer("token")
          .mayOnlyBeAccessedByLayers("server", "http")
          .whereLayer("problem")
          .mayOnlyBeAccessedByLayers("server", "http", "token")
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers("server", "http", "token", "problem");

  @ArchTest
  static final ArchRule rulesKnowNoServer =
      noClasses()
          .that()
          .resideInAPackage(RULES + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "..", "jakarta.ws.rs..", "java.sql..");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("io.cloudplans.organizationusers.(server|rules).(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule rosterKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("..roster")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(RULES + ".roster", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule carrierCanBeReplaced =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Jetty[A-Za-z]*(\\$.*)?")
          .and()
          .haveNameNotMatching(".*JerseyHandler.*")
          .should()
          .dependOnClassesThat(resideInAPackage("org.eclipse.jetty.."));

  @ArchTest
  static final ArchRule databaseStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("..store")
          .should()
          .dependOnClassesThat(resideInAPackage("java.sql.."));

  @ArchTest
  static final ArchRule nothingKnowsItsConsumers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..organizationusers.client..", "..organizationusers.conformance..");

  @ArchTest
  static void domainTypesShareNoNameWithWireTypes(JavaClasses ours) {
    Set<String> wire =
        new ClassFileImporter()
            .importPackages("io.cloudplans.organizationusers.api.model").stream()
                .map(JavaClass::getSimpleName)
                .collect(toSet());
    assertThat(wire).contains("OrganizationUser");
    assertThat(ours.that(resideInAPackage("..roster")))
        .extracting(JavaClass::getSimpleName)
        .doesNotContainAnyElementsOf(wire);
  }
}
