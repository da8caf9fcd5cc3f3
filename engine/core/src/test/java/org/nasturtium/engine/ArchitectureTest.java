package org.nasturtium.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nasturtium.engine.data.HeldOut;
import org.nasturtium.engine.data.LoadedData;

/** The directions of the engine's packages, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "org.nasturtium.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ENGINE = "org.nasturtium.engine.";

    @ArchTest
    static final ArchRule knowsNeitherGroovyNorJupyterNorNativeLibraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "groovy..",
                    "org.codehaus.groovy..",
                    "org.dflib..",
                    "org.bytedeco..",
                    "org.nd4j..",
                    "org.deeplearning4j..",
                    "org.nasturtium.dsl..",
                    "org.nasturtium.kernel..");

    @ArchTest
    static final ArchRule theTestSplitIsOutOfReach = noClasses()
            .that()
            .resideInAnyPackage(
                    ENGINE + "space..",
                    ENGINE + "strategy..",
                    ENGINE + "evaluate..",
                    ENGINE + "train..",
                    ENGINE + "execute..",
                    ENGINE + "store..",
                    ENGINE + "graph..",
                    ENGINE + "backend..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HeldOut.class, LoadedData.class);

    @ArchTest
    static final ArchRule graphsKnowNothingOfWhoUsesThem = noClasses()
            .that()
            .resideInAPackage(ENGINE + "graph..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENGINE + "space..",
                    ENGINE + "backend..",
                    ENGINE + "data..",
                    ENGINE + "train..",
                    ENGINE + "strategy..",
                    ENGINE + "search..",
                    ENGINE + "report..",
                    ENGINE + "store..");

    @ArchTest
    static final ArchRule strategiesProposeAndObserveOnly = noClasses()
            .that()
            .resideInAPackage(ENGINE + "strategy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENGINE + "search..",
                    ENGINE + "train..",
                    ENGINE + "backend..",
                    ENGINE + "data..",
                    ENGINE + "execute..",
                    ENGINE + "store..",
                    ENGINE + "table..",
                    ENGINE + "report..");

    @ArchTest
    static final ArchRule nothingReachesBackIntoTheLoop = noClasses()
            .that()
            .resideInAnyPackage(
                    ENGINE + "space..",
                    ENGINE + "graph..",
                    ENGINE + "backend..",
                    ENGINE + "data..",
                    ENGINE + "train..",
                    ENGINE + "evaluate..",
                    ENGINE + "strategy..",
                    ENGINE + "execute..",
                    ENGINE + "table..",
                    ENGINE + "store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE + "search..", ENGINE + "report..");

    @ArchTest
    static final ArchRule noStateIsStaticAndMutable =
            fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

    @ArchTest
    static final ArchRule noEmptyWordsInNames = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");
}
