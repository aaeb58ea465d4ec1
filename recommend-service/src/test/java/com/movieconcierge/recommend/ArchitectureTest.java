package com.movieconcierge.recommend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.movieconcierge.testkit.ServiceRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.movieconcierge.recommend", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule theVectorModuleIsNamedByOneClass = classes()
            .that()
            .haveSimpleNameNotStartingWith("VectorRowScanner")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("jdk.incubator..");
}
