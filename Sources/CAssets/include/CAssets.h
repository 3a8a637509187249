/// The style sheets and scripts of pages, as they stand in the files of this folder.
///
/// They are part of the program, so that it needs no files beside it. The compiler takes them in as they are:
/// as literals of Swift they would take ten seconds to compile.
#pragma once

typedef struct {
  const unsigned char *bytes;
  long count;
} Asset;

Asset asset_style_css(void);
Asset asset_frame_css(void);
Asset asset_walkthrough_css(void);
Asset asset_preview_css(void);
Asset asset_elements_js(void);
Asset asset_reading_js(void);
Asset asset_walkthrough_js(void);
Asset asset_field_js(void);
Asset asset_finder_js(void);
Asset asset_following_js(void);
Asset asset_editing_js(void);
