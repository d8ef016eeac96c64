import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { readSession } from './api/client.js';
import { useLanguage } from './i18n/language.js';
import { LiveScreen } from './screens/live/live-screen.js';
import { SessionProvider } from './session/session-context.js';
import { SignIn } from './screens/sign-in/sign-in.js';
import { antdTheme } from './theme/antd-theme.js';
import { colors } from './theme/tokens.js';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});

const popoverFrame = { styles: { container: { border: `1px solid ${colors.strong}` } } };

export function App() {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={antdTheme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      popover={popoverFrame}
    >
      <AntdApp component={false} message={{ top: 'calc(100vh - 80px)', maxCount: 1 }}>
        <QueryClientProvider client={queries}>
          <Door />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

/** Who is signed in sees the live screen; while that is not known yet, nothing flashes by. */
function Door() {
  const session = useQuery({ queryKey: ['session'], queryFn: readSession });
  if (session.isPending) return null;
  return session.data ? (
    <SessionProvider value={session.data}>
      <LiveScreen />
    </SessionProvider>
  ) : (
    <SignIn unreachable={session.isError} />
  );
}
