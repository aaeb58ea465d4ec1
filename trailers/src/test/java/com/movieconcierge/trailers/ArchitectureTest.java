package com.movieconcierge.trailers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.movieconcierge.trailers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_ANALYSIS_KNOWS_NUMBERS_ONLY = classes()
            .that()
            .resideInAPackage("..shots..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.movieconcierge.trailers.shots..");

    /** Its class path holds nothing else. */
    @ArchTest
    static final ArchRule THE_CHILD_KNOWS_FFMPEG_AND_THE_DOMAIN_ONLY = classes()
            .that()
            .resideInAPackage("..child..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.bytedeco..",
                    "com.movieconcierge.trailers.child..",
                    "com.movieconcierge.trailers.shots..",
                    "com.movieconcierge.embedding.domain..",
                    "com.movieconcierge.model..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_CALLS_FFMPEG = noClasses()
            .that()
            .resideOutsideOfPackage("..child..")
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                    "org.bytedeco.ffmpeg.."))));
}
