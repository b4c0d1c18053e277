package io.cloudplans.organizationusers.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** The allowed dependencies between packages; any other dependency fails the build. */
@AnalyzeClasses(
    packages = "io.cloudplans.organizationusers.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.cloudplans.organizationusers.client";

  @ArchTest
  static final ArchRule packages =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .layer("client")
          .definedBy(ROOT)
          .layer("plan")
          .definedBy(ROOT + ".plan")
          .layer("call")
          .definedBy(ROOT + ".internal.call")
          .layer("retry")
          .definedBy(ROOT + ".internal.retry")
          .layer("response")
          .definedBy(ROOT + ".internal.response")
          .layer("rule")
          .definedBy(ROOT + ".internal.rule")
          .layer("generated")
          .definedBy(ROOT + ".internal", ROOT + ".internal.api", ROOT + ".internal.model")
          .layer("field")
          .definedBy(ROOT + ".internal.field")
          .layer("config")
          .definedBy(ROOT + ".config")
          .layer("model")
          .definedBy(ROOT + ".model")
          .layer("error")
          .definedBy(ROOT + ".error")
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("plan")
          .mayOnlyAccessLayers("rule", "model", "error")
          .whereLayer("call")
          .mayOnlyAccessLayers("retry", "response", "rule", "generated", "config", "model", "error")
          .whereLayer("retry")
          .mayOnlyAccessLayers("field", "config", "error")
          .whereLayer("response")
          .mayOnlyAccessLayers("field", "generated", "model", "error")
          .whereLayer("rule")
          .mayOnlyAccessLayers("model", "error")
          .whereLayer("generated")
          .mayOnlyAccessLayers("model")
          .whereLayer("field")
          .mayNotAccessAnyLayer()
          .whereLayer("config")
          .mayOnlyAccessLayers("rule", "model", "error")
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("error")
          .mayOnlyAccessLayers("field", "model");

  @ArchTest
  static final ArchRule onlyInternalUsesJackson =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".internal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static void packagesShouldHaveAtMost20Classes(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().equals(ROOT + ".error"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    assertThat(sizes).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(20));
  }
}
