// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The elements of OpenDocument text (ODF 1.2 part 1) that mean something here.
#pragma once

#include "extract/office/xml_walk.h"

namespace prikaz::extract::odt {

enum Name : int {
  kOther = 0,
  kDocument,
  kText,
  kAutomaticStyles,
  kMasterStyles,
  kP,
  kH,
  kSpan,
  kS,
  kTab,
  kLineBreak,
  kA,
  kNote,
  kNoteCitation,
  kNoteBody,
  kList,
  kListItem,
  kListHeader,
  kAnnotation,
  kFrame,
  kTextBox,
  kImage,
  kObject,
  kShape,
  kSection,
  kChangedRegion,
  kDeletion,
  kChangeStart,
  kChangeEnd,
  kSkipped,
  kHiddenText,
  kHiddenParagraph,
  kLabelAlignment,
  kPageNumber,
  kTable,
  kTableColumn,
  kHeaderRows,
  kRow,
  kCell,
  kCoveredCell,
  kTrackedChanges,
  kStyle,
  kParagraphProperties,
  kTextProperties,
  kColumnProperties,
  kListStyle,
  kOutlineStyle,
  kLevelNumber,
  kLevelBullet,
  kSectionProperties,
  kMasterPage,
  kHeader,
  kFooter,
  kHeaderFirst,
  kFooterFirst,
  kSoftBreak,
};

const office::XmlNames& names();

}  // namespace prikaz::extract::odt
