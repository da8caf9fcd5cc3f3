package org.nasturtium.engine.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The test split is out of a search's reach by type. */
class HeldOutTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.nasturtium.engine");

    @Test
    void whatSearchesNeverSeesTheTestSplit() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..space..", "..strategy..", "..evaluate..", "..train..", "..execute..", "..backend..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HeldOut.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(LoadedData.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DataSource.class)
                .allowEmptyShould(true)
                .check(ENGINE);
    }

    @Test
    void whatASearchMaySeeDoesNotLeadToTheTestSplit() {
        noClasses()
                .that()
                .areAssignableTo(SearchData.class)
                .or()
                .areAssignableTo(Batches.class)
                .or()
                .areAssignableTo(Normalization.class)
                .should()
                .transitivelyDependOnClassesThat()
                .areAssignableTo(HeldOut.class)
                .check(ENGINE);
    }

    @Test
    void dataKnowsNothingOfSearching() {
        // DataSource is one kind of what a search can be given: that interface is all that data knows of it
        noClasses()
                .that()
                .resideInAPackage("..engine.data..")
                .and()
                .areNotAssignableFrom(DataSource.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..space..",
                        "..strategy..",
                        "..evaluate..",
                        "..train..",
                        "..execute..",
                        "..search..",
                        "..store..",
                        "..report..")
                .check(ENGINE);
    }
}
