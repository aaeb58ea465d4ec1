package com.movieconcierge.profile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packages = "com.movieconcierge.profile", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage("..profile.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.movieconcierge.events..",
                    "com.movieconcierge.schemas..",
                    "io.lettuce..",
                    "software.amazon..",
                    "ai.djl..",
                    "io.micrometer..");

    @ArchTest
    static final ArchRule domainKnowsNeitherAdaptersNorWiring = noClasses()
            .that()
            .resideInAPackage("..profile.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..profile.adapter..", "..profile.config..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("..profile.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyConfigAndTheFrontPageKnowAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("..profile.config..", "..profile.adapter..")
            .and()
            .doNotBelongToAnyOf(ProfileTopology.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..profile.adapter..");

    @ArchTest
    static final ArchRule noOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.movieconcierge.ingest..", "com.movieconcierge.embedding..", "com.movieconcierge.recommend..");

    @ArchTest
    static final ArchRule constructorInjectionOnly =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);
}
