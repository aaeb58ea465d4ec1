#!/usr/bin/env python3
"""Writes the demo audience of Movie Concierge: ratings.csv and audience.json.

Reads movies.jsonl, needs only the standard library and is deterministic: the
same movies.jsonl and SEED give the same two files byte for byte. By default it
works on the bundled world; pass another folder as the only argument if needed.

The law, in five steps
  1. An ARCHETYPE is a way of loving films: weights on genres (g:), keywords
     (k:), directors (d:), languages (l:) and periods (y<1960, y>=2000).
  2. A VIEWER is a short note plus a mix of archetypes at moments of the three
     years (0 = first day, 1 = last). Between moments the mix is interpolated,
     so taste drifts.
  3. What gets watched: the next film is drawn with weight
     popularity * exp(appetite * affinity); now and then (EXPLORE) taste has no
     say and the viewer simply watches what others watch.
  4. What it is worth: BASE + PULL * affinity + film quality + viewer mood
     + noise (and a rare sharp disappointment, BAD_EVENING), in halves 0.5 .. 5.0.
  5. RERATINGS: for the viewers whose view of an already rated film moved most
     by the end, one film each is rated again, at least a star away: half of
     them grew out of a film, half grew into one.
"""
import json
import math
import random
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

SEED = 20231120
FIRST_DAY, LAST_DAY = date(2023, 11, 20), date(2026, 11, 20)
EXPLORE = 0.22       # share of choices made by popularity alone
APPETITE = 5.0       # how strongly taste steers the other choices
BASE, PULL = 3.25, 1.75
NOISE = 0.44
BAD_EVENING = 0.05   # expected better: the honest, sharp dislike
RERATINGS = 30

# ------------------------------------------------------------------ archetypes
ARCHETYPES = {
    "blockbuster": {"g:Action": 1, "g:Adventure": .8, "k:superhero": .8, "k:chase": .5, "k:slow cinema": -1.5,
                    "g:Documentary": -.8, "k:silent film": -1.2, "y<1960": -.8, "d:James Cameron": .6, "d:Steven Spielberg": .5},
    "space opera": {"g:Sci-Fi": .9, "g:Adventure": .6, "k:space opera": 1, "k:chosen one": .4, "k:rebellion": .3,
                    "g:Romance": -.5, "g:Musical": -.7, "k:slow cinema": -.8},
    "slow sci-fi": {"g:Sci-Fi": .8, "k:philosophical": .8, "k:first contact": .8, "k:slow cinema": 1, "k:memory": .5,
                    "d:Andrei Tarkovsky": .8, "d:Denis Villeneuve": .8, "g:Action": -.5, "k:superhero": -.9},
    "mind bender": {"k:nonlinear timeline": 1, "k:unreliable narrator": .9, "k:twist ending": .7, "k:time travel": .8, "k:dream": .6,
                    "k:identity": .5, "k:time loop": .8, "g:Mystery": .4, "d:Christopher Nolan": .9, "d:Satoshi Kon": .5,
                    "g:Western": -.5, "g:Musical": -.7, "g:Children": -.5},
    "machines": {"k:artificial intelligence": 1.1, "k:robot": .8, "k:hacker": .8, "k:dystopia": .8, "k:virtual reality": .6,
                 "g:Sci-Fi": .5, "g:Western": -.6, "g:Romance": -.3, "g:War": -.4},
    "noir": {"g:Film-Noir": 1.3, "k:femme fatale": .9, "k:private eye": .9, "k:fatalism": .5, "k:voice-over": .2, "y<1960": .4,
             "d:Billy Wilder": .4, "g:Children": -1, "g:Animation": -.7, "k:superhero": -1, "g:Fantasy": -.6, "y>=2000": -.4},
    "neo-noir": {"k:neo-noir": 1.1, "k:detective": .7, "k:private eye": .8, "k:corruption": .6, "g:Mystery": .5, "g:Crime": .6,
                 "k:los angeles": .3, "g:Children": -.9, "g:Musical": -.8, "g:Fantasy": -.5},
    "gangster": {"k:mafia": 1, "k:gang war": .7, "g:Crime": .9, "k:undercover": .8, "k:heist": .6, "d:Martin Scorsese": .8,
                 "d:Quentin Tarantino": .7, "k:triad": .7, "g:Animation": -.7, "g:Musical": -.8, "g:Fantasy": -.7},
    "heist": {"k:heist": 1.4, "k:con artist": .9, "k:professional criminals": .9, "k:betrayal": .4, "g:Crime": .5, "k:witty dialogue": .3,
              "g:Horror": -.7, "g:War": -.4, "k:slow cinema": -.7},
    "hitchcock": {"d:Alfred Hitchcock": 1.2, "k:suspense": .9, "k:voyeurism": .7, "k:mistaken identity": .5, "g:Mystery": .7,
                  "g:Thriller": .5, "k:whodunit": .8, "k:obsession": .4, "k:body horror": -.8, "g:Action": -.2, "g:Sci-Fi": -.5},
    "korean thriller": {"l:ko": 1.5, "k:serial killer": .5, "k:revenge": .6, "k:class divide": .4, "g:Thriller": .5, "g:Crime": .4,
                        "d:Bong Joon-ho": .4, "d:Park Chan-wook": .4, "g:Children": -.6, "g:Musical": -.9, "g:Western": -.3},
    "hong kong": {"l:zh": 1.2, "k:hong kong": .9, "k:martial arts": .9, "k:triad": .6, "d:Wong Kar-wai": .6, "k:sword": .5,
                  "g:Western": -.3, "g:Documentary": -.4, "g:Musical": -.4},
    "samurai": {"k:samurai": 1.3, "k:sword": .8, "k:honour": .9, "d:Akira Kurosawa": .9, "k:martial arts": .5, "k:gunslinger": .4,
                "g:Romance": -.4, "g:Musical": -.9, "g:Children": -.3},
    "quiet japan": {"l:ja": .9, "k:slow cinema": .8, "k:tokyo": .7, "k:aging": .6, "k:family": .5, "k:grief": .4,
                    "d:Hirokazu Kore-eda": .8, "g:Action": -.6, "g:Horror": -.8, "k:violence": -.6},
    "humanist": {"k:poverty": .9, "k:childhood": .6, "k:moral dilemma": .6, "k:village": .6, "k:class divide": .5, "k:post-war": .4,
                 "g:Drama": .5, "k:kindness": .5, "l:fa": .5, "l:it": .3, "g:Action": -.6, "g:Horror": -.7, "g:Sci-Fi": -.5},
    "bollywood and beyond": {"l:hi": 1.4, "l:te": 1.3, "l:bn": .8, "k:dance": .6, "k:friendship": .4, "g:Musical": .5, "k:underdog": .6,
                             "g:Film-Noir": -.6, "g:Horror": -.5, "k:silent film": -.6},
    "european art house": {"k:experimental": .7, "d:Ingmar Bergman": .9, "d:Federico Fellini": .8, "d:Krzysztof Kieślowski": .9,
                           "l:fr": .5, "l:de": .4, "l:it": .4, "l:sv": .5, "g:Drama": .3, "k:philosophical": .5, "g:Action": -.8,
                           "k:superhero": -1.2, "g:Children": -.5},
    "paris": {"k:paris": 1, "l:fr": .9, "k:french new wave": .9, "k:conversation": .5, "d:François Truffaut": .4,
              "g:Horror": -.4, "g:Action": -.5, "g:Western": -.4},
    "ghibli and anime": {"k:anime": 1.3, "d:Hayao Miyazaki": .8, "g:Animation": .5, "k:magic": .4, "k:nature": .4,
                         "g:Western": -.6, "g:Film-Noir": -.5, "g:War": -.2},
    "family animation": {"g:Children": 1, "g:Animation": .8, "k:computer animation": .5, "k:talking animals": .6, "k:kindness": .5,
                         "k:friendship": .3, "g:Horror": -1.3, "k:violence": -1, "k:torture": -1, "k:serial killer": -1, "g:War": -.4},
    "handmade": {"k:stop-motion": 1.3, "k:hand-drawn animation": .8, "d:Wes Anderson": .8, "k:gothic": .3, "k:fairy tale": .6,
                 "g:Animation": .4, "k:computer animation": -.3, "g:War": -.4, "g:Crime": -.3},
    "musical": {"g:Musical": 1.3, "k:dance": .9, "k:music": .8, "k:theatre": .3, "g:Romance": .2, "g:Horror": -.9, "g:War": -.5,
                "k:violence": -.9, "g:Sci-Fi": -.3},
    "music": {"k:music": 1.2, "k:jazz": .8, "k:rock and roll": .9, "k:concert": .6, "k:obsession": .2, "g:Western": -.5, "g:War": -.5,
              "g:Horror": -.4},
    "romantic comedy": {"g:Romance": 1, "g:Comedy": .9, "k:witty dialogue": .7, "k:wedding": .5, "k:screwball": .5, "k:true love": .5,
                        "g:Horror": -1, "g:War": -.7, "k:violence": -.9, "g:Sci-Fi": -.5},
    "aching romance": {"g:Romance": 1, "k:forbidden love": .9, "k:tragic love": .8, "k:melancholy": .9, "k:loneliness": .5,
                       "k:first love": .6, "k:heartbreak": .6, "g:Action": -.6, "g:Horror": -.7, "g:Western": -.3},
    "screwball": {"k:screwball": 1.2, "k:slapstick": .7, "k:witty dialogue": .9, "k:mistaken identity": .5, "g:Comedy": .7, "y<1960": .5,
                  "g:Horror": -.8, "k:violence": -.8, "g:Sci-Fi": -.5},
    "dark comedy": {"k:dark comedy": 1.2, "k:satire": .9, "g:Comedy": .7, "k:parody": .5, "d:Joel Coen|Ethan Coen": .7,
                    "k:surreal": .3, "g:Western": -.3, "k:slow cinema": -.5, "g:Musical": -.3},
    "slasher": {"g:Horror": 1, "k:slasher": 1, "k:zombie": .6, "k:found footage": .5, "k:serial killer": .4, "k:body horror": .5,
                "d:John Carpenter": .5, "g:Musical": -.9, "g:Romance": -.6, "g:Children": -.7, "k:slow cinema": -.8},
    "folk horror": {"g:Horror": .9, "k:folk horror": 1, "k:psychological horror": .9, "k:grief": .5, "k:slow burn": .6, "k:witch": .4,
                    "g:Children": -.7, "g:Musical": -.6, "g:Action": -.4},
    "ghost story": {"k:ghost": 1.1, "k:gothic": .9, "k:haunted house": .9, "g:Mystery": .5, "k:twist ending": .4, "g:Horror": .3,
                    "k:slasher": -.7, "g:War": -.3, "k:torture": -.9, "g:Western": -.4},
    "creature": {"k:monster": 1.2, "k:dinosaur": .7, "k:body horror": .6, "k:alien invasion": .7, "k:nuclear fear": .3, "g:Horror": .5,
                 "g:Sci-Fi": .5, "g:Romance": -.6, "g:Musical": -.6, "k:courtroom": -.6},
    "western": {"g:Western": 1.4, "k:gunslinger": .7, "k:frontier": .7, "k:outlaw": .5, "d:John Ford": .5, "d:Sergio Leone": .5,
                "k:samurai": .4, "g:Musical": -.7, "g:Animation": -.6, "g:Sci-Fi": -.4},
    "war": {"g:War": 1.2, "k:soldier": .6, "k:world war ii": .7, "k:anti-war": .7, "k:survival": .2, "g:Musical": -.7, "g:Children": -.7,
            "g:Romance": -.2, "k:parody": -.4},
    "documentary": {"g:Documentary": 1.6, "k:based on true events": .8, "k:journalism": .6, "k:interview": .4, "k:biography": .5,
                    "g:Fantasy": -.7, "k:superhero": -1, "g:Horror": -.5},
    "silent": {"k:silent film": 1.4, "k:slapstick": .5, "k:expressionism": .6, "y<1960": .6, "k:early sound film": .5,
               "y>=2000": -.5, "k:violence": -.7, "g:Sci-Fi": -.1},
    "old hollywood": {"y<1960": .9, "k:hollywood": .6, "k:witty dialogue": .6, "k:faded star": .5, "d:Billy Wilder": .6, "d:Frank Capra": .6,
                      "d:Howard Hawks": .5, "k:theatre": .3, "y>=2000": -.5, "k:violence": -.7, "g:Sci-Fi": -.3},
    "courtroom": {"k:courtroom": 1.3, "k:journalism": .8, "k:moral dilemma": .8, "k:based on true events": .5, "k:one location": .3,
                  "g:Fantasy": -.7, "g:Musical": -.6, "g:Children": -.4, "k:zombie": -.7},
    "fantasy quest": {"g:Fantasy": 1, "k:quest": .9, "k:magic": .8, "k:dragon": .6, "k:wizard": .6, "k:sword": .4, "g:Adventure": .5,
                      "g:Film-Noir": -.7, "g:Crime": -.5, "g:Documentary": -.5},
    "fairy tale": {"k:fairy tale": 1.1, "k:princess": .6, "k:magic": .6, "d:Guillermo del Toro": .9, "k:folklore": .7, "k:parallel world": .6,
                   "g:Fantasy": .5, "g:Western": -.5, "g:Crime": -.4, "k:mafia": -.6},
    "coming of age": {"k:coming of age": 1.1, "k:childhood": .7, "k:school": .4, "k:first love": .6, "k:friendship": .4, "k:growing up": .5,
                      "k:hitman": -.5, "g:Western": -.5, "g:War": -.3, "k:serial killer": -.6},
    "family drama": {"k:family": .9, "k:marriage": .7, "k:divorce": .6, "k:grief": .6, "k:mother and daughter": .6, "k:aging": .5, "g:Drama": .5,
                     "g:Action": -.6, "g:Horror": -.5, "k:superhero": -.8, "k:chase": -.5},
    "queer cinema": {"k:queer": 1.3, "k:identity": .7, "k:found family": .6, "k:forbidden love": .6, "d:Pedro Almodóvar": .5,
                     "g:War": -.5, "g:Western": -.5, "k:masculinity": -.4},
    "latin": {"l:es": 1.2, "l:pt": 1.1, "k:mexico": .7, "k:brazil": .6, "d:Alfonso Cuarón": .6, "d:Guillermo del Toro": .5,
              "k:road trip": .4, "k:magic": .2, "k:silent film": -.5, "k:samurai": -.2},
    "food": {"k:food": 1.5, "k:cooking": 1, "k:small business": .6, "k:kindness": .6, "g:Comedy": .4, "k:family": .3, "g:Horror": -1,
             "g:War": -.6, "k:violence": -.9},
    "true obsession": {"k:obsession": 1, "k:ambition": .7, "k:rivalry": .7, "k:madness": .5, "k:biography": .5, "k:scientist": .3,
                       "k:power": .5, "g:Children": -.5, "k:talking animals": -.5},
    "serial killer": {"k:serial killer": 1.2, "d:David Fincher": .9, "k:manhunt": .6, "k:police": .5, "k:psychopath": .6, "g:Thriller": .5,
                      "g:Musical": -.9, "g:Children": -.8, "g:Romance": -.4},
    "survival": {"k:survival": 1.1, "k:isolation": .7, "k:astronaut": .6, "k:nature": .6, "k:ocean": .5, "k:snow": .4,
                 "k:rescue mission": .5, "g:Musical": -.7, "g:Film-Noir": -.4, "k:screwball": -.6},
    "heroines": {"k:female hero": 1.2, "k:mother and daughter": .6, "k:witch": .5, "k:sisters": .5, "k:motherhood": .6, "k:rebellion": .3,
                 "k:masculinity": -.7, "k:mafia": -.6, "g:Western": -.5},
    "christmas on the sofa": {"k:christmas": 1.2, "k:family": .5, "k:kindness": .6, "k:small town": .4, "k:redemption": .5, "k:angel": .5,
                              "k:torture": -1.2, "k:body horror": -1, "g:Horror": -.5},
    "kubrick": {"d:Stanley Kubrick": 1.5, "k:madness": .4, "k:satire": .4, "k:philosophical": .5, "k:anti-war": .4, "g:Children": -.6,
                "g:Romance": -.4},
}

# Films nearly everybody gets round to, and films that split a room.
CROWD = """the-godfather-1972 star-wars-1977 the-empire-strikes-back-1980 jaws-1975 alien-1979 raiders-of-the-lost-ark-1981
e-t-the-extra-terrestrial-1982 back-to-the-future-1985 die-hard-1988 goodfellas-1990 terminator-2-judgment-day-1991
the-silence-of-the-lambs-1991 jurassic-park-1993 schindlers-list-1993 groundhog-day-1993 pulp-fiction-1994 the-lion-king-1994
the-shawshank-redemption-1994 toy-story-1995 se7en-1995 fargo-1996 the-matrix-1999 fight-club-1999 the-sixth-sense-1999
amelie-2001 shrek-2001 spirited-away-2001 the-lord-of-the-rings-the-fellowship-of-the-ring-2001 finding-nemo-2003
the-lord-of-the-rings-the-return-of-the-king-2003 eternal-sunshine-of-the-spotless-mind-2004 the-departed-2006
the-dark-knight-2008 wall-e-2008 up-2009 inception-2010 interstellar-2014 mad-max-fury-road-2015 arrival-2016 la-la-land-2016
get-out-2017 coco-2017 parasite-2019 knives-out-2019 dune-2021 dune-part-two-2024 everything-everywhere-all-at-once-2022
oppenheimer-2023 the-shining-1980 psycho-1960 casablanca-1942 saving-private-ryan-1998 inside-out-2015
spider-man-into-the-spider-verse-2018 the-princess-bride-1987 the-martian-2015 the-grand-budapest-hotel-2014
its-a-wonderful-life-1946 singin-in-the-rain-1952 some-like-it-hot-1959 12-angry-men-1957 seven-samurai-1954 rear-window-1954
vertigo-1958 taxi-driver-1976 the-wizard-of-oz-1939 the-good-the-bad-and-the-ugly-1966 blade-runner-1982 apocalypse-now-1979
2001-a-space-odyssey-1968 the-third-man-1949 my-neighbor-totoro-1988 oldboy-2003 pans-labyrinth-2006 no-country-for-old-men-2007""".split()
DIVISIVE = """under-the-skin-2013 audition-1999 the-texas-chain-saw-massacre-1974 moulin-rouge-2001 the-blair-witch-project-1999
midsommar-2019 primer-2004 the-rocky-horror-picture-show-1975 i-saw-the-devil-2010 the-substance-2024 poor-things-2023
battle-royale-2000 la-la-land-2016 man-with-a-movie-camera-1929 persona-1966 fight-club-1999 annihilation-2018
evil-dead-ii-1987 suspiria-1977 the-babadook-2014 it-follows-2014 the-long-goodbye-1973 breathless-1960""".split()
# Nobody rates a film before it could be seen.
RELEASED = {"godzilla-minus-one-2023": date(2023, 12, 1), "the-zone-of-interest-2023": date(2023, 12, 15),
            "the-boy-and-the-heron-2023": date(2023, 12, 8), "poor-things-2023": date(2023, 12, 8),
            "perfect-days-2023": date(2023, 12, 22), "dune-part-two-2024": date(2024, 3, 1),
            "the-substance-2024": date(2024, 9, 20), "the-wild-robot-2024": date(2024, 9, 27), "anora-2024": date(2024, 10, 18)}


# --------------------------------------------------------------------- viewers
# name, hours from UTC, number of ratings, note, then moments: (when, "archetype share, ...")
def v(name, utc, count, note, *moments):
    path = []
    for when, mix in moments:
        parts = [p.strip().rsplit(" ", 1) for p in mix.split(",")]
        path.append((when, {a: float(w) for a, w in parts}))
    return {"id": name.lower(), "name": name, "utc": utc, "count": count, "note": note, "path": path}


VIEWERS = [
    v("Ava", 0, 92, "Came for space operas, stayed for slow science fiction.",
      (0, "space opera 8, blockbuster 4"), (.45, "space opera 4, slow sci-fi 5"), (1, "slow sci-fi 9, european art house 2")),
    v("Marcus", -5, 88, "Started with blockbusters and drifted to Korean thrillers.",
      (0, "blockbuster 9, serial killer 2"), (.4, "serial killer 5, blockbuster 3, korean thriller 3"), (1, "korean thriller 9, neo-noir 2")),
    v("Ingrid", 1, 71, "A noir purist from first to last, with a late weakness for colour neo-noir.",
      (0, "noir 10"), (.7, "noir 8, hitchcock 3"), (1, "noir 5, neo-noir 6")),
    v("Mateo", -3, 76, "Crime sagas first; a trip home turned him to Latin American drama.",
      (0, "gangster 9"), (.4, "gangster 6, latin 3"), (1, "latin 9, humanist 3")),
    v("Priya", 5, 84, "Grew up on Hindi song and dance, and found Ozu and Kore-eda after moving out.",
      (0, "bollywood and beyond 9, romantic comedy 3"), (.5, "bollywood and beyond 4, family drama 4"), (1, "quiet japan 8, family drama 3")),
    v("Kenji", 9, 79, "Samurai epics led him, sword by sword, to the western.",
      (0, "samurai 9, hong kong 2"), (.5, "samurai 6, western 4"), (1, "western 9, samurai 2")),
    v("Nora", 1, 73, "A horror fan cooling off into family drama.",
      (0, "slasher 9, creature 2"), (.45, "folk horror 8"), (1, "family drama 9, folk horror 1.5")),
    v("Tom", 0, 90, "Thrillers for himself until year two, then a small daughter and animation before breakfast.",
      (0, "serial killer 7, heist 4"), (.33, "serial killer 6, heist 3"), (.5, "family animation 9"), (1, "family animation 9, ghibli and anime 4")),
    v("Amara", 1, 66, "Musicals on repeat, until one jazz film sent her toward stories of obsession.",
      (0, "musical 10"), (.5, "musical 5, music 5"), (1, "true obsession 8, music 4")),
    v("Luca", 1, 69, "Leone westerns with his grandfather; now European art house on his own.",
      (0, "western 9"), (.4, "western 5, european art house 4"), (1, "european art house 10")),
    v("Yuki", 9, 81, "An anime devotee who followed Satoshi Kon into mind-bending puzzles.",
      (0, "ghibli and anime 10"), (.5, "ghibli and anime 6, mind bender 4"), (1, "mind bender 9, ghibli and anime 2")),
    v("Chloe", 1, 64, "Romantic comedies at first, and every year a little more heartbreak.",
      (0, "romantic comedy 10"), (.5, "romantic comedy 5, aching romance 5"), (1, "aching romance 9, european art house 2")),
    v("Omar", 2, 72, "War films, then the questions behind them: courtrooms, reporters, real cases.",
      (0, "war 10"), (.5, "war 6, courtroom 5"), (1, "courtroom 8, documentary 4")),
    v("Sofia", -6, 70, "Fairy tales for grown-ups, shading into ghost stories.",
      (0, "fairy tale 9, fantasy quest 3"), (.5, "fairy tale 6, ghost story 5"), (1, "ghost story 9, folk horror 2")),
    v("Dmitri", 3, 75, "Tarkovsky above everything, loosened up at last by silent comedy.",
      (0, "slow sci-fi 7, european art house 5"), (.6, "european art house 7, silent 3"), (1, "silent 9, screwball 3")),
    v("Grace", -8, 86, "A fantasy reader who discovered heroines in science fiction.",
      (0, "fantasy quest 10"), (.4, "fantasy quest 5, heroines 5"), (1, "heroines 7, machines 4")),
    v("Hugo", 1, 61, "Never left Paris on screen; only the decade changes.",
      (0, "paris 7, romantic comedy 4"), (1, "paris 9, european art house 3")),
    v("Mei", 8, 83, "Kung fu and swordplay, then the lonelier side of Hong Kong.",
      (0, "hong kong 7, samurai 4"), (.5, "hong kong 8, aching romance 3"), (1, "aching romance 8, hong kong 4")),
    v("Jonas", 1, 58, "Came for the monsters, and turned out to care about survival.",
      (0, "creature 9, blockbuster 2"), (.5, "creature 5, survival 5"), (1, "survival 8, documentary 3")),
    v("Leila", 3, 67, "Iranian cinema taught her to watch; now she follows families anywhere.",
      (0, "humanist 9"), (.5, "humanist 6, family drama 4"), (1, "family drama 8, quiet japan 4")),
    v("Ethan", -6, 95, "Nolan completist who went looking for what Nolan watched.",
      (0, "mind bender 9, blockbuster 4"), (.5, "mind bender 7, heist 3"), (1, "noir 5, kubrick 5, mind bender 2")),
    v("Zoe", 10, 62, "Slashers at university, deadpan comedy since starting work.",
      (0, "slasher 9"), (.4, "slasher 5, dark comedy 4"), (1, "dark comedy 10")),
    v("Pedro", 0, 55, "Loves a clever robbery, and lately the gangsters' wives and mothers too.",
      (0, "heist 10"), (.5, "heist 6, gangster 5"), (1, "gangster 7, family drama 4")),
    v("Hana", 9, 68, "Cooked her way from food films to quiet Japanese drama.",
      (0, "food 9, ghibli and anime 3"), (.4, "food 5, quiet japan 4"), (1, "quiet japan 10")),
    v("Callum", 0, 57, "Zombies and creatures with friends; folk horror alone with the lights off.",
      (0, "slasher 5, creature 6"), (.5, "folk horror 6, creature 3"), (1, "folk horror 9, ghost story 3")),
    v("Esther", -5, 60, "Old Hollywood matinees, warming every winter to Christmas on the sofa.",
      (0, "old hollywood 10"), (.6, "old hollywood 7, screwball 3"), (1, "christmas on the sofa 6, old hollywood 5")),
    v("Ravi", 5, 89, "A programmer who began with thinking machines and moved on to thinking people.",
      (0, "machines 10, blockbuster 2"), (.5, "machines 6, slow sci-fi 4"), (1, "courtroom 5, humanist 5")),
    v("Freya", 1, 59, "Hand-made animation forever, with a growing taste for fairy-tale dark.",
      (0, "handmade 9, family animation 3"), (1, "handmade 6, fairy tale 7")),
    v("Tariq", 1, 63, "Action only, until a documentary about a climber changed the list.",
      (0, "blockbuster 8, hong kong 4"), (.4, "blockbuster 7"), (.55, "survival 6, documentary 4"), (1, "documentary 10")),
    v("Elena", 2, 74, "Bergman and Kieślowski by conviction, screwball comedy by doctor's orders.",
      (0, "european art house 10"), (.5, "european art house 7, screwball 3"), (1, "screwball 9, old hollywood 3")),
    v("Noah", -5, 78, "A teenager growing up in public: superheroes, then coming-of-age stories.",
      (0, "blockbuster 10"), (.4, "blockbuster 5, coming of age 5"), (1, "coming of age 9, queer cinema 2")),
    v("Ines", 0, 56, "Always in for a broken heart; queer cinema now breaks it best.",
      (0, "aching romance 8, paris 3"), (.5, "aching romance 6, queer cinema 4"), (1, "queer cinema 9, aching romance 3")),
    v("Viktor", 1, 65, "Cold, slow and Russian at the start; now anything with a gunslinger.",
      (0, "slow sci-fi 8, war 3"), (.5, "slow sci-fi 4, western 5"), (1, "western 10")),
    v("Aisha", 3, 77, "Disney princess years first, then every Miyazaki, then the spirits beyond.",
      (0, "family animation 7, musical 4"), (.4, "ghibli and anime 9"), (1, "ghibli and anime 6, ghost story 5")),
    v("Felix", 1, 53, "Serial killers by the dozen, until he grew tired of corpses and took up comedy.",
      (0, "serial killer 10"), (.5, "serial killer 6, dark comedy 4"), (1, "romantic comedy 6, screwball 5")),
    v("Camila", -5, 71, "Latin American road movies first, documentaries about the real road since.",
      (0, "latin 10"), (.5, "latin 6, documentary 4"), (1, "documentary 9, humanist 2")),
    v("Jack", 10, 51, "A western man who found the same honour in samurai films.",
      (0, "western 10"), (.5, "western 6, samurai 5"), (1, "samurai 9, western 3")),
    v("Soo-jin", 9, 82, "Weary of thrillers from home, she discovered technicolour musicals.",
      (0, "korean thriller 10"), (.45, "korean thriller 5, musical 4"), (1, "musical 10")),
    v("Wanjiru", 3, 52, "Sings along to everything, and has begun to cry along too.",
      (0, "musical 8, family animation 4"), (1, "aching romance 6, musical 5")),
    v("Arthur", 0, 54, "Retired barrister: courtroom drama, with a slide into private eyes.",
      (0, "courtroom 10"), (.5, "courtroom 7, hitchcock 4"), (1, "noir 7, courtroom 4")),
    v("Lena", 1, 80, "From Berlin techno and running films to time loops and puzzles.",
      (0, "music 6, blockbuster 5"), (.5, "mind bender 6, music 3"), (1, "mind bender 10")),
    v("Diego", -6, 68, "Started with wizards and rings; del Toro led him to horror.",
      (0, "fantasy quest 9"), (.4, "fantasy quest 5, fairy tale 5"), (1, "folk horror 6, ghost story 5")),
    v("Marie", 1, 47, "New Wave student days, now comfort films for a tired young mother.",
      (0, "paris 10"), (.45, "paris 8"), (.6, "christmas on the sofa 5, family animation 5"), (1, "family animation 9, food 3")),
    v("Kofi", 0, 62, "Scorsese and Tarantino, then their teachers in Tokyo and Hong Kong.",
      (0, "gangster 10"), (.5, "gangster 5, hong kong 5"), (1, "hong kong 6, samurai 6")),
    v("Astrid", 1, 49, "Loves fright when it is quiet; each year she needs a little less of it.",
      (0, "ghost story 9"), (.5, "ghost story 6, hitchcock 4"), (1, "hitchcock 10")),
    v("Bruno", -3, 46, "Kubrick first, second and third, and finally some Chaplin.",
      (0, "kubrick 10"), (.6, "kubrick 6, silent 4"), (1, "silent 8, kubrick 3")),
    v("Sanjay", 5, 73, "Popcorn adventures with the cousins, Satyajit Ray by himself.",
      (0, "blockbuster 7, bollywood and beyond 5"), (.5, "bollywood and beyond 8"), (1, "humanist 9, bollywood and beyond 2")),
    v("Olivia", -8, 87, "Every heroine with a flamethrower, then every mother with a secret.",
      (0, "heroines 8, blockbuster 4"), (.5, "heroines 8"), (1, "family drama 7, folk horror 4")),
    v("Emeka", 1, 43, "A drummer who watched music films until he started watching wars.",
      (0, "music 10"), (.5, "music 6, war 3"), (1, "war 9, kubrick 2")),
    v("Greta", 1, 45, "Documentaries were the only honest cinema, until anime surprised her.",
      (0, "documentary 10"), (.5, "documentary 6, ghibli and anime 4"), (1, "ghibli and anime 10")),
    v("Liam", 0, 70, "Coen brothers jokes first, hard-boiled detectives next.",
      (0, "dark comedy 10"), (.5, "dark comedy 6, neo-noir 5"), (1, "neo-noir 9, noir 4")),
    v("Tala", 8, 41, "Teen romances gave way to thinking robots, to her own surprise.",
      (0, "coming of age 7, romantic comedy 5"), (.5, "coming of age 4, machines 5"), (1, "machines 9, slow sci-fi 3")),
    v("Rosa", 1, 44, "Almodóvar and melodrama, then murder mysteries with her reading group.",
      (0, "queer cinema 6, latin 5"), (.5, "latin 5, hitchcock 4"), (1, "hitchcock 9, heist 2")),
    v("Stefan", 1, 39, "Historical war films only; his son's space films won in the end.",
      (0, "war 9, western 2"), (.5, "war 6, survival 3"), (1, "space opera 8, survival 4")),
    v("Nadia", 2, 48, "Silent cinema scholar slowly catching up with the present century.",
      (0, "silent 10"), (.5, "silent 6, old hollywood 4"), (1, "paris 5, aching romance 6")),
    v("Caleb", -7, 37, "Monsters as a boy, Villeneuve as a student.",
      (0, "creature 9"), (.5, "space opera 6, creature 3"), (1, "slow sci-fi 9, neo-noir 2")),
    v("Fatima", 1, 42, "Comfort and kindness first; then she let one real tragedy in.",
      (0, "christmas on the sofa 6, food 6"), (.5, "humanist 6, food 3"), (1, "humanist 9, war 3")),
    v("Anders", 1, 33, "Rates little, loves puzzles, and is turning into a romantic.",
      (0, "mind bender 10"), (.6, "mind bender 6, aching romance 4"), (1, "aching romance 10")),
    v("Lucia", 1, 31, "Sunday matinees of neorealism, lately with dancing afterwards.",
      (0, "humanist 10"), (1, "musical 7, humanist 3")),
    v("Billy", -6, 28, "Saw every shark and shoot-out, and has now got as far as Seoul.",
      (0, "blockbuster 10"), (.6, "blockbuster 7, gangster 3"), (1, "korean thriller 6, gangster 5")),
]


# -------------------------------------------------------------------- affinity
def features(film):
    found = {"g:" + g for g in film["genres"]} | {"k:" + k for k in film["keywords"]}
    found |= {"d:" + film["director"], "l:" + film["language"]}
    if film["year"] < 1960:
        found.add("y<1960")
    if film["year"] >= 2000:
        found.add("y>=2000")
    return found


def liking(archetype, film):
    """-1 .. 1: how one archetype takes to one film; indifference is slightly below zero."""
    total = sum(w for f, w in ARCHETYPES[archetype].items() if f in film["features"])
    return math.tanh(0.75 * total - 0.28)


def mix_at(path, when):
    for (t0, m0), (t1, m1) in zip(path, path[1:]):
        if when <= t1:
            s = (when - t0) / (t1 - t0)
            mix = {a: (1 - s) * m0.get(a, 0) + s * m1.get(a, 0) for a in list(m0) + [a for a in m1 if a not in m0]}
            break
    else:
        mix = path[-1][1]
    whole = sum(mix.values())
    return [(a, w / whole) for a, w in mix.items() if w > 0]


def affinity(path, when, film):
    """The mix's liking; a mix is generous, so its best-pleased part counts extra."""
    parts = [(w, film["likings"][a]) for a, w in mix_at(path, when)]
    mean = sum(w * x for w, x in parts)
    best = max(x * min(1, 2 * w) for w, x in parts)
    return max(mean, 0.5 * mean + 0.5 * best)


def halves(x):
    return min(5.0, max(0.5, math.floor(x * 2 + 0.5) / 2))


# -------------------------------------------------------------------- evenings
def sittings(viewer, rng):
    """Yields (timestamp, is_watched_now) for every rating of the viewer, in time order."""
    span = (LAST_DAY - FIRST_DAY).days
    start = FIRST_DAY + timedelta(days=rng.randrange(0, 110))
    days = {}
    left = viewer["count"] - (first := rng.randrange(4, 8))
    days[start] = ("list", first)
    # Some weeks are cinema weeks and some are not: a slow wave plus weekends.
    phase = rng.uniform(0, 2 * math.pi)
    stamps = [start + timedelta(days=d) for d in range(1, (LAST_DAY - start).days)]
    weights = [(2.6 if s.weekday() in (4, 5) else 2.0 if s.weekday() == 6 else 0.7)
               * (1.25 + math.sin(phase + 2 * math.pi * i / 67)) * (1.5 if s.month in (11, 12, 1) else 1.0)
               for i, s in enumerate(stamps)]
    while left > 0:
        day = rng.choices(stamps, weights)[0]
        if day in days:
            continue
        kind = rng.choices(["one", "double", "list"], [0.62, 0.26, 0.12])[0]
        n = min(left, {"one": 1, "double": 2, "list": rng.randrange(3, 6)}[kind])
        days[day] = (kind, n)
        left -= n
    for day in sorted(days):
        kind, n = days[day]
        weekend = day.weekday() >= 5
        hour = rng.choice([14, 15, 16, 17, 18, 19, 19, 20]) if weekend else rng.choice([18, 19, 19, 20, 20, 21])
        if kind != "list":
            hour += 1 if n == 2 else 2                      # rated when the credits roll
        local = datetime(day.year, day.month, day.day, min(hour, 22), rng.randrange(60), rng.randrange(60), tzinfo=timezone.utc)
        at = int(local.timestamp()) - viewer["utc"] * 3600
        for _ in range(n):
            yield at
            at += rng.randrange(35, 190) if kind == "list" else rng.randrange(98 * 60, 165 * 60)


def elapsed(at):
    day = datetime.fromtimestamp(at, timezone.utc).date()
    return min(1.0, max(0.0, (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days))


# ------------------------------------------------------------------------ main
def main():
    world = Path(sys.argv[1]) if len(sys.argv) > 1 else (
        Path(__file__).resolve().parents[2] / "standalone" / "src" / "main" / "resources" / "world")
    films = [json.loads(line) for line in (world / "movies.jsonl").read_text("utf-8").splitlines() if line.strip()]
    rng = random.Random(SEED)
    for film in films:
        film["features"] = features(film)
        film["likings"] = {a: liking(a, film) for a in ARCHETYPES}
        crowd = film["movieId"] in CROWD
        film["popularity"] = (4.0 if crowd else 1.0) * (1.15 if film["year"] >= 1990 else 0.75) \
            * (1.0 if film["language"] == "en" else 0.8) * rng.uniform(0.75, 1.35)
        film["quality"] = (0.22 if crowd else 0.0) + rng.gauss(0, 0.16)
        film["split"] = 0.5 if film["movieId"] in DIVISIVE else 0.0   # extra disagreement

    rows, candidates = [], []
    for viewer in VIEWERS:
        mood = rng.gauss(0, 0.13)
        seen = set()
        for at in sittings(viewer, rng):
            when = elapsed(at)
            today = datetime.fromtimestamp(at, timezone.utc).date()
            open_films = [f for f in films if f["movieId"] not in seen and RELEASED.get(f["movieId"], FIRST_DAY) <= today]
            if rng.random() < EXPLORE:
                weights = [f["popularity"] for f in open_films]
            else:
                weights = [f["popularity"] * math.exp(APPETITE * affinity(viewer["path"], when, f)) for f in open_films]
            film = rng.choices(open_films, weights)[0]
            seen.add(film["movieId"])
            fit = affinity(viewer["path"], when, film)
            spread = math.hypot(NOISE, film["split"])
            rating = BASE + PULL * fit + film["quality"] + mood + rng.gauss(0, spread)
            if rng.random() < BAD_EVENING:
                rating -= rng.uniform(0.8, 2.2)
            rating = halves(rating)
            rows.append((at, viewer["id"], film["movieId"], rating))
            if when < 0.6:
                shift = affinity(viewer["path"], 0.97, film) - fit
                candidates.append((abs(shift), viewer["id"], film["movieId"], rating, shift, viewer["utc"]))

    # A change of mind: the largest shifts first, one per viewer, on an evening near the end.
    candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
    changed, room = {}, {True: RERATINGS // 2, False: RERATINGS - RERATINGS // 2}   # up, down
    for _, who, what, old, shift, utc in candidates:
        step = max(1.0, halves(1.35 * abs(shift)))
        new = halves(old + math.copysign(step, shift))
        if who in changed or room[shift > 0] == 0 or abs(new - old) < 1.0:
            continue
        room[shift > 0] -= 1
        day = LAST_DAY - timedelta(days=rng.randrange(3, 150))
        local = datetime(day.year, day.month, day.day, rng.choice([20, 21, 22]), rng.randrange(60), rng.randrange(60), tzinfo=timezone.utc)
        changed[who] = (int(local.timestamp()) - utc * 3600, who, what, new)
    rows += changed.values()

    rows.sort()
    with open(world / "ratings.csv", "w", encoding="utf-8", newline="") as out:
        out.write("userId,movieId,rating,timestamp\n")
        for at, who, what, rating in rows:
            out.write(f"{who},{what},{rating},{at}\n")
    audience = [{"userId": x["id"], "name": x["name"], "note": x["note"]} for x in VIEWERS]
    with open(world / "audience.json", "w", encoding="utf-8", newline="") as out:
        out.write("[\n" + ",\n".join("  " + json.dumps(a, ensure_ascii=False) for a in audience) + "\n]\n")


if __name__ == "__main__":
    main()
