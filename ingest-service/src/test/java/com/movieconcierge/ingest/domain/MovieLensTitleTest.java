package com.movieconcierge.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovieLensTitleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Toy Story (1995)                          | Toy Story                       | 1995
                    Matrix, The (1999)                        | The Matrix                      | 1999
                    American in Paris, An (1951)              | An American in Paris            | 1951
                    Lock, Stock & Two Smoking Barrels (1998)  | Lock, Stock & Two Smoking Barrels | 1998
                    City of Children, The (Cité, La) (1995)   | The City of Children (La Cité)  | 1995
                    Avventura, L' (1960)                      | L'Avventura                     | 1960
                    Blade Runner 2049 (2017)                  | Blade Runner 2049               | 2017
                    2001 (1968)                               | 2001                            | 1968
                    A Series (2006–2007)                      | A Series                        | 2006
                    A Series (2006-)                          | A Series                        | 2006
                    No Year Known                             | No Year Known                   |
                    Seven (a.k.a. Se7en) (1995)               | Seven (a.k.a. Se7en)            | 1995
                    """)
    void titleAndYearAreTakenApart(String text, String title, @Nullable Integer year) {
        assertThat(MovieLensTitle.parse(text)).isEqualTo(new MovieLensTitle(title, year));
    }
}
