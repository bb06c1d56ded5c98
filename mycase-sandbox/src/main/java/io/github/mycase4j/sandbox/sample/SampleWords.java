package io.github.mycase4j.sandbox.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The made-up names and texts of the sample firm. */
final class SampleWords {
  static final List<String> SOURCES =
      List.of("Former client", "Bar association", "Web search", "Neighborhood newsletter");

  static final List<String> FIRST =
      List.of(
          "Elena", "Marcus", "Zoë", "Tomás", "Grace", "Devon", "Ingrid", "Samuel", "Amara", "Luis",
          "Hannah", "Renée", "Oliver", "Mei", "Jakob", "Fatima", "Noah", "Soledad", "Victor",
          "Chloé", "Andre", "Björn", "Nadia", "Peter", "Lucía", "Owen", "Yara", "Dmitri", "Ruth",
          "José", "Clara", "Henry", "Imani");
  static final List<String> LAST =
      List.of(
          "Alvarez",
          "Nuñez",
          "Bennett",
          "Okafor",
          "Lindqvist",
          "Castellanos",
          "Whitfield",
          "Müller",
          "Petrov",
          "Delacroix",
          "Haverford",
          "Nakamura",
          "O'Rourke",
          "Sørensen",
          "Abernathy",
          "García",
          "Thornbury",
          "Kowalski",
          "Ferreira",
          "Mbeki",
          "Larkspur",
          "Peña",
          "Winslow",
          "Dubois",
          "Ashgrove",
          "Romero",
          "Vance",
          "Ibarra",
          "Holloway",
          "Zielinski",
          "Marchetti",
          "Quigley",
          "Beaumont",
          "Tanaka",
          "Ostrander",
          "Valdés",
          "Crane");
  static final List<String> COMPANY =
      List.of(
          "Blue Heron Bakery LLC",
          "Cedar & Finch Architects",
          "Juniper Ridge Farms",
          "Lantern Street Books",
          "Moonrise Bicycle Works",
          "Peñasco Coffee Roasters",
          "Quarry Lane Builders Inc.",
          "Saltmarsh Seafood Co.",
          "Tidewater Dental Group",
          "Umber Clay Studio",
          "Violet Hour Events",
          "Westering Freight",
          "Yellow Door Preschool",
          "Alder Creek Winery",
          "Bright Kite Software",
          "Copperline Electric");
  static final List<String> OPPONENT =
      List.of(
          "Northwind Logistics",
          "Harbor Mutual Insurance",
          "Tessellate Systems",
          "Granite Peak Properties",
          "Oakhaven Apartments",
          "Silverline Transit");
  static final List<String> AREAS =
      List.of(
          "Personal Injury",
          "Estate Planning",
          "Family Law",
          "Real Estate",
          "Criminal Defense",
          "Employment",
          "Immigration",
          "Bankruptcy",
          "Business Litigation",
          "Intellectual Property",
          "Corporate");
  static final List<String> STAGES =
      List.of(
          "Intake", "Pending", "Pleadings", "Discovery", "Negotiation", "Trial Prep", "Settled");
  static final List<String> TASKS =
      List.of(
          "Draft complaint",
          "Request medical records",
          "Prepare discovery responses",
          "Call client about settlement offer",
          "File motion to compel",
          "Review lease amendments",
          "Calendar hearing dates",
          "Send engagement letter",
          "Order title report",
          "Prepare deposition outline",
          "Update witness list",
          "Review opposing counsel's production");
  static final List<String> EVENTS =
      List.of(
          "Client meeting",
          "Deposition",
          "Case management conference",
          "Mediation",
          "Motion hearing",
          "Strategy call",
          "Closing",
          "Initial consultation");
  static final List<String> ACTIVITIES =
      List.of(
          "Legal Research",
          "Client Conference",
          "Draft Pleading",
          "Review Documents",
          "Court Appearance",
          "Correspondence",
          "Deposition Preparation");
  static final List<String> WORK =
      List.of(
          "Research standard for summary judgment.",
          "Telephone conference with client regarding next steps.",
          "Draft and revise pleading.",
          "Review of production, first set.",
          "Prepare for and attend hearing.",
          "Correspondence with opposing counsel.",
          "Outline of topics and exhibits.");
  static final List<String> FOLDERS =
      List.of("Pleadings", "Correspondence", "Discovery", "Agreements");
  static final List<String> DOCUMENTS =
      List.of(
          "Complaint",
          "Letter to opposing counsel",
          "Interrogatories, first set",
          "Engagement letter",
          "Answer",
          "Demand letter",
          "Privilege log",
          "Settlement agreement (draft)",
          "Motion to compel",
          "Expert résumé",
          "Deposition transcript",
          "Fee agreement");
  static final List<String> STREETS =
      List.of("Maple Street", "Harbor Road", "Kestrel Lane", "Juniper Avenue", "Old Mill Way");

  private SampleWords() {}

  /** Letters and digits without accents, for addresses and file names. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replace("ø", "o")
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** A number of the block kept for fiction, written in one of the ways that people write it. */
  static String phone(int i) {
    String area = Sample.pick(List.of("415", "510", "650", "707"), i / 3);
    String line = "01" + (char) ('0' + i / 10 % 10) + (char) ('0' + i % 10);
    return switch (i % 6) {
      case 0 -> "(" + area + ") 555-" + line;
      case 1 -> area + "-555-" + line;
      case 2 -> area + ".555." + line;
      case 3 -> "+1 " + area + " 555 " + line;
      case 4 -> area + "555" + line;
      default -> "1-" + area + "-555-" + line;
    };
  }
}
