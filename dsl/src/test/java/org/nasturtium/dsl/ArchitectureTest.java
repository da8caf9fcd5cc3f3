package org.nasturtium.dsl;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between packages, as the diagram has them. */
@AnalyzeClasses(packages = "org.nasturtium.dsl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoKernelAndNoBackend = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nasturtium.kernel..", "org.nasturtium.torch..", "org.nasturtium.dl4j..", "org.dflib..");

    @ArchTest
    static final ArchRule hasPackagesWithoutCycles =
            slices().matching("org.nasturtium.(dsl..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsWordsBelowBlocks = noClasses()
            .that(resideInAPackage("..dsl.word.."))
            .should()
            .dependOnClassesThat(resideInAPackage("..dsl.block..").or(resideInAPackage("..dsl.compile..")));

    @ArchTest
    static final ArchRule leavesCompilersOutOfBlocks = noClasses()
            .that(resideInAPackage("..dsl.block.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.codehaus.groovy.ast.."));
}
