import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { readOverview } from '../../api/client.js';
import { DeskProvider, useDesk, useLive } from '../../live/desk-context.js';
import type { LiveState } from '../../live/live-desk.js';
import { byTrouble } from '../../live/room-order.js';
import { CompositionsProvider } from './announce/compositions.js';
import { BottomBar } from './bottom-bar/bottom-bar.js';
import { FlagStream } from './flags/flag-stream.js';
import { IncidentColumn } from './incident/incident-column.js';
import { LinkBanner } from './link-banner.js';
import { RoomStage } from './room/room-stage.js';
import { FirstVisit } from './rooms/first-visit.js';
import { RoomList } from './rooms/room-list.js';
import { TopBar } from './top-bar/top-bar.js';
import { usePlace } from './use-place.js';
import styles from './live-screen.module.css';

export function LiveScreen() {
  const queries = useQueryClient();
  const askAgain = useCallback(() => void queries.invalidateQueries({ queryKey: ['session'] }), [queries]);
  return (
    <DeskProvider onDenied={askAgain}>
      <CompositionsProvider>
        <Desk />
      </CompositionsProvider>
    </DeskProvider>
  );
}

function roomInMostTrouble({ overview }: LiveState): string | undefined {
  return [...(overview?.rooms ?? [])].sort(byTrouble)[0]?.roomId;
}

/** The 场控台: rooms on the left, the room's flags in the middle, its incident on the right. */
function Desk() {
  const desk = useDesk();
  const suggested = useLive(roomInMostTrouble);
  const isEmpty = useLive((state) => state.overview?.rooms.length === 0);
  const isDown = useLive((state) => state.link.state === 'down');
  const first = useQuery({ queryKey: ['overview'], queryFn: readOverview, gcTime: 0 });
  const { roomId, incidentId, goTo, chooseIncident } = usePlace(suggested);

  useEffect(() => {
    if (first.data) desk.showOverview(first.data);
  }, [desk, first.data]);
  useEffect(() => {
    if (roomId !== undefined) desk.enterRoom(roomId);
  }, [desk, roomId]);

  return (
    <div className={styles.screen} data-down={isDown}>
      <TopBar incidentId={incidentId} onGo={goTo} />
      <aside className={styles.rooms}>
        <RoomList roomId={roomId} onChoose={goTo} />
      </aside>
      {isEmpty ? (
        <FirstVisit />
      ) : (
        <>
          <main className={styles.room}>
            <RoomStage />
            <FlagStream key={roomId} />
            <LinkBanner />
          </main>
          <aside className={styles.incident}>
            {roomId !== undefined && (
              <IncidentColumn
                key={roomId}
                roomId={roomId}
                incidentId={incidentId}
                onChoose={chooseIncident}
              />
            )}
          </aside>
        </>
      )}
      <BottomBar />
    </div>
  );
}
