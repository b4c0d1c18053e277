package io.cloudplans.organizationusers.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
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

/** The allowed dependencies between packages; any other dependency fails the build. */
@AnalyzeClasses(
    packages = {
      "io.cloudplans.organizationusers.server",
      "io.cloudplans.organizationusers.jersey",
      "io.cloudplans.organizationusers.rules"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.cloudplans.organizationusers.server";
  private static final String JERSEY = "io.cloudplans.organizationusers.jersey";
  private static final String RULES = "io.cloudplans.organizationusers.rules";

  /** The packages that each package may use; a new package must be added here. */
  @ArchTest
  static final ArchRule packages =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .layer("command")
          .definedBy(ROOT + ".command")
          .layer("server")
          .definedBy(ROOT)
          .layer("jetty")
          .definedBy(ROOT + ".jetty")
          .layer("filter")
          .definedBy(ROOT + ".filter")
          .layer("users")
          .definedBy(ROOT + ".users")
          .layer("body")
          .definedBy(ROOT + ".body")
          .layer("pages")
          .definedBy(ROOT + ".pages")
          .layer("jersey")
          .definedBy(JERSEY)
          .layer("problem")
          .definedBy(JERSEY + ".problem")
          .layer("token")
          .definedBy(ROOT + ".token")
          .layer("keys")
          .definedBy(ROOT + ".keys")
          .layer("log")
          .definedBy(ROOT + ".log")
          .layer("config")
          .definedBy(ROOT + ".config")
          .layer("store")
          .definedBy(ROOT + ".store")
          .layer("database")
          .definedBy(ROOT + ".database")
          .layer("contract")
          .definedBy(RULES + ".contract")
          .layer("roster")
          .definedBy(RULES + ".roster")
          .layer("memory")
          .definedBy(RULES + ".memory")
          .layer("value")
          .definedBy(RULES + ".value")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("jetty")
          .mayOnlyAccessLayers("filter", "body", "jersey", "problem", "config", "contract")
          .whereLayer("filter")
          .mayOnlyAccessLayers("jersey", "token", "keys", "config", "contract")
          .whereLayer("users")
          .mayOnlyAccessLayers("body", "jersey", "contract", "roster", "value")
          .whereLayer("body")
          .mayOnlyAccessLayers("contract", "roster")
          .whereLayer("pages")
          .mayOnlyAccessLayers("body", "contract", "value")
          .whereLayer("jersey")
          .mayOnlyAccessLayers("problem", "contract", "roster")
          .whereLayer("problem")
          .mayOnlyAccessLayers("contract", "roster")
          .whereLayer("token")
          .mayOnlyAccessLayers("keys", "jersey", "config", "contract", "value")
          .whereLayer("keys")
          .mayOnlyAccessLayers("config", "value")
          .whereLayer("log")
          .mayOnlyAccessLayers("value")
          .whereLayer("config")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayOnlyAccessLayers("database", "roster", "value")
          .whereLayer("database")
          .mayOnlyAccessLayers("roster", "value")
          .whereLayer("contract")
          .mayOnlyAccessLayers("roster", "value")
          .whereLayer("roster")
          .mayOnlyAccessLayers("value")
          .whereLayer("memory")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("value")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule rulesKnowNoServer =
      noClasses()
          .that()
          .resideInAPackage(RULES + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "..", "jakarta.ws.rs..", "java.sql..");

  /** The Jersey module is independent of the HTTP server, the store and the log. */
  @ArchTest
  static final ArchRule jerseyKnowsOnlyTheStubAndItsRules =
      classes()
          .that()
          .resideInAPackage(JERSEY + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JERSEY + "..",
              RULES + "..",
              "io.cloudplans.organizationusers.api..",
              "com.fasterxml.jackson..",
              "jakarta.ws.rs..",
              "java..",
              "org.jspecify..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("io.cloudplans.organizationusers.(server|jersey|rules).(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule rosterUsesOnlyTheJdk =
      usesOnlyTheJdk(RULES + ".roster", RULES + ".value", RULES + ".memory");

  @ArchTest static final ArchRule configUsesOnlyTheJdk = usesOnlyTheJdk(ROOT + ".config");

  @ArchTest
  static final ArchRule onlyCommandUsesPicocli = onlyPackageUses(ROOT + ".command", "picocli..");

  @ArchTest
  static final ArchRule onlyJettyUsesJetty =
      onlyPackageUses(ROOT + ".jetty", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule onlyStoreUsesJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".store", ROOT + ".database")
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

  @ArchTest
  static void packagesAreSmall(JavaClasses ours) {
    assertThat(
            ours.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting())))
        .allSatisfy((name, classes) -> assertThat(classes).as(name).isLessThanOrEqualTo(20));
  }

  private static ArchRule usesOnlyTheJdk(String... names) {
    return classes()
        .that()
        .resideInAnyPackage(names)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(names).or(resideInAnyPackage("java..", "org.jspecify..")));
  }

  private static ArchRule onlyPackageUses(String name, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(name)
        .should()
        .dependOnClassesThat(resideInAPackage(library));
  }
}
