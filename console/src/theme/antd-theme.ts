import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { colors, fontFamily, gradeColors } from './tokens.js';

export const antdTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: colors.accent,
    colorInfo: colors.accent,
    colorError: gradeColors.P0,
    colorWarning: gradeColors.P1,
    colorBgBase: colors.ground,
    colorBgContainer: colors.raised,
    colorBgElevated: colors.raised,
    colorBorder: colors.strong,
    colorBorderSecondary: colors.border,
    colorText: colors.text,
    colorTextSecondary: colors.dim,
    colorTextLightSolid: colors.ground,
    fontFamily,
    fontSize: 13,
    controlHeight: 30,
    controlHeightSM: 24,
    borderRadius: 4,
    wireframe: false,
  },
  components: {
    Button: { fontWeight: 500, contentFontSizeSM: 12, primaryShadow: 'none', defaultShadow: 'none' },
    Tooltip: { colorBgSpotlight: colors.hover, colorTextLightSolid: colors.text },
  },
};
