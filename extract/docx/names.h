// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The elements of WordprocessingML that mean something here (ECMA-376 part 1, clause 17; VML and Office
// extensions only where text boxes and pictures need them), with strict and transitional namespaces alike.
#pragma once

#include "extract/office/xml_walk.h"

namespace prikaz::extract::docx {

enum Name : int {
  kOther = 0,
  kDocument,
  kBody,
  kP,
  kPPr,
  kPStyle,
  kNumPr,
  kIlvl,
  kNumId,
  kSectPr,
  kR,
  kRPr,
  kRStyle,
  kVanish,
  kRFonts,
  kT,
  kTab,
  kTabs,
  kPtab,
  kBr,
  kCr,
  kNoBreakHyphen,
  kSym,
  kIns,
  kDel,
  kMoveFrom,
  kMoveTo,
  kFootnoteReference,
  kEndnoteReference,
  kFldChar,
  kFldSimple,
  kInstrText,
  kHyperlink,
  kDrawing,
  kPict,
  kObject,
  kBlip,
  kImageData,
  kTxbxContent,
  kAlternateContent,
  kChoice,
  kFallback,
  kTbl,
  kTblGrid,
  kGridCol,
  kTr,
  kTrPr,
  kGridBefore,
  kGridAfter,
  kTblHeader,
  kTc,
  kTcPr,
  kGridSpan,
  kVMerge,
  kHMerge,
  kCellDel,
  kSkipped,
  kCommentReference,
  kAltChunk,
  kHeaderReference,
  kFooterReference,
  kTitlePg,
  kFootnote,
  kEndnote,
  kMathText,
  kChecked,
  kDefault,
  kCheckBox,
  kPageBreakBefore,
  // styles.xml and numbering.xml
  kStyle,
  kBasedOn,
  kDocDefaults,
  kAbstractNum,
  kNum,
  kAbstractNumId,
  kLvl,
  kStart,
  kNumFmt,
  kLvlText,
  kIsLgl,
  kLvlRestart,
  kLvlOverride,
  kStartOverride,
  kNumStyleLink,
  kStyleLink,
  // relationships and content types
  // Word 2003 XML
  kListPr,
  kShownNumber,
  kAnnotation,
  kAnnotationContent,
  kInlineHeader,
  kInlineFooter,
  kRelationship,
  kContentOverride,
};

const office::XmlNames& names();

/// w:val of an on/off property: absent means on.
bool is_on(const office::XmlAttributes& attributes);

}  // namespace prikaz::extract::docx
